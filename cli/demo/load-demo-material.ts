import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../config/setup-error';
import { RESULT_LABELS, type ResultCode } from '../../domain/report/commands';

const text = z.string().min(1);
const results = Object.keys(RESULT_LABELS) as [ResultCode, ...ResultCode[]];

const textsSchema = z.array(z.object({ text, category: text, language: z.enum(['vi', 'en']) })).min(1);

const answersSchema = z.object({
  answers: z.record(text, z.array(z.object({ result: z.enum(results), text })).min(1)),
  declineReasons: z.array(text).min(1),
  ratingComments: z.object({
    satisfied: z.array(text).min(1),
    acceptable: z.array(text).min(1),
    dissatisfied: z.array(text).min(1),
  }),
});

/** What a city's folder has people say in demo reports. */
export type DemoMaterial = z.infer<typeof answersSchema> & { texts: z.infer<typeof textsSchema> };

/** Reads `demo-texts.json` and `demo-answers.json`. Throws a SetupError for a city that has none. */
export async function loadDemoMaterial(folder: string): Promise<DemoMaterial> {
  const texts = await read(folder, 'demo-texts.json', textsSchema);
  return { texts, ...(await read(folder, 'demo-answers.json', answersSchema)) };
}

async function read<Content>(folder: string, file: string, schema: z.ZodType<Content>): Promise<Content> {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues[0]?.path.join('.') : (error as Error).message;
    throw new SetupError(`Demo reports need ${file} in ${folder}: it is missing or wrong (${why}).`, { cause: error });
  }
}
