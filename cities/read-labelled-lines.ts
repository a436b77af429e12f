import { readFile } from 'node:fs/promises';
import { SetupError } from '../config/setup-error';
import { labelledLineSchema, type LabelledLine } from '../contracts/labelled-text';

/** Reads a file of JSON Lines with texts of which it is known what they are about. Says which line is wrong, and why. */
export async function readLabelledLines(path: string): Promise<LabelledLine[]> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    throw new SetupError(`${path} cannot be read: name a file of JSON Lines that is there.`, { cause: error });
  }
  return content
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${path}:${index + 1}`)]));
}

function parse(line: string, place: string): LabelledLine {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch (error) {
    throw new SetupError(`${place} is not valid JSON.`, { cause: error });
  }
  const parsed = labelledLineSchema.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SetupError(`${place} is wrong: ${issue!.path.join('.') || 'the line'}: ${issue!.message}.`);
}
