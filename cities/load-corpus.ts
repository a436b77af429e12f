import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../config/setup-error';
import type { CityData } from '../domain/city/city-data';
import type { LabelledText } from '../domain/classification/training/labelled-text';
import { readLabelledLines } from './read-labelled-lines';

/**
 * Reads the texts in a city's folder from which its classifier learns: `corpus/*.jsonl`, and in `corpus/hard/` those that
 * stand near a border. None where there is no such folder. A label that the city does not have stops with file and line.
 */
export async function loadCorpus(
  folder: string,
  { categories }: Pick<CityData, 'categories'>,
): Promise<LabelledText[]> {
  const corpus = join(folder, 'corpus');
  const [everyday, hard] = await Promise.all([filesIn(corpus), filesIn(join(corpus, 'hard'))]);
  const parts = new Map(categories.map(({ code, subcategories }) => [code, subcategories?.map((each) => each.code)]));
  const texts = await Promise.all(
    [...everyday, ...hard].map(async (path) => {
      const lines = await readLabelledLines(path);
      return lines.map(({ text, language, category, sub, urgent }, index): LabelledText => {
        const known = parts.has(category) && (sub === undefined || parts.get(category)?.includes(sub));
        if (!known) {
          throw new SetupError(
            `Text ${index + 1} of ${path} is of a kind that the city does not have: ${category}/${sub}.`,
          );
        }
        return {
          text,
          ...(language ? { language } : {}),
          category,
          subcategory: sub ?? null,
          urgent: urgent ?? null,
          hard: hard.includes(path),
        };
      });
    }),
  );
  return texts.flat();
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}
