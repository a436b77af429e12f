import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../config/setup-error';
import { classifierModelSchema } from '../contracts/classifier-model';
import type { ClassifierModel } from '../domain/classification/model';

/** In a city's folder: the classifier that an installation begins with. `npm run train` writes it. */
export const MODEL_FILE = 'model.json';

/** Reads the model in a city's folder; null where none has been trained yet. */
export async function loadModel(folder: string): Promise<ClassifierModel | null> {
  const path = join(folder, MODEL_FILE);
  const content = await readFile(path, 'utf8').catch(() => null);
  if (content === null) return null;
  try {
    return classifierModelSchema.parse(JSON.parse(content));
  } catch (error) {
    throw new SetupError(`${path} is no model of this version: make it anew with "npm run train".`, { cause: error });
  }
}
