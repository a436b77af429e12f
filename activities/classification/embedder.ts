import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { MODEL_FILES } from './embedding-messages';
import { startEmbeddingProcess } from './start-embedding-process';

/** Makes vectors of texts, such that texts of like meaning have like vectors. */
export interface Embedder {
  /** Changes with the model. */
  readonly version: string;
  readonly dimensions: number;
  /** Vectors of length 1, in the order of the texts. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  stop(): void;
}

/**
 * So much of a text is embedded: it says what the matter is, and the time grows faster than the length. With a model of 22
 * million parameters 500 tokens took a second on two busy cores, 30 took 70 ms.
 */
export const EMBEDDED_LENGTH = 1_000;

const PACKAGE = '@huggingface/transformers';
const NEEDED_FILES = ['config.json', 'tokenizer.json'];

/** Throws a SetupError that says what is missing, when no model can be loaded from this folder. */
export function checkEmbeddingModel(folder: string): void {
  const missing = NEEDED_FILES.filter((file) => !existsSync(join(folder, file)));
  if (!MODEL_FILES.some(({ file }) => existsSync(join(folder, file)))) {
    missing.push(MODEL_FILES.map(({ file }) => file).join(' or '));
  }
  if (missing.length > 0) {
    throw new SetupError(
      `PAHT_EMBEDDING_MODEL lacks ${missing.join(', ')} in ${folder}: put the model there, or unset it.`,
    );
  }
  try {
    require.resolve(PACKAGE);
  } catch {
    throw new SetupError(`PAHT_EMBEDDING_MODEL needs the package ${PACKAGE}: run npm install ${PACKAGE}, or unset it.`);
  }
}

/**
 * Loads an embedding model from a local folder; nothing is ever fetched. Answers when the model works, or throws a
 * SetupError. Should its process end, another one is started for the next texts.
 */
export async function createEmbedder(folder: string): Promise<Embedder> {
  checkEmbeddingModel(folder);
  let running = startEmbeddingProcess(folder);
  const { version, dimensions } = await running;

  return {
    version,
    dimensions,
    async embed(texts) {
      const seen = running;
      const alive = await seen.then((model) => !model.hasEnded()).catch(() => false);
      // Another call may have started it meanwhile.
      if (!alive && running === seen) running = startEmbeddingProcess(folder);
      return (await running).embed(texts);
    },
    stop() {
      void running.then((model) => model.stop());
    },
  };
}
