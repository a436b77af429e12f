import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_FILES, type FromEmbeddingProcess, type ToEmbeddingProcess } from './embedding-messages';

/**
 * The process that has the embedding model: `start-embedding-process.ts` starts it with the model's folder. It is a process of its own,
 * because the runtime of the model computes on the thread that calls it (onnxruntime-node 1.30), and native code that
 * crashes takes its process with it.
 */
async function run(folder: string): Promise<void> {
  const { env, LogLevel, pipeline } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  // It would print the tokens of a text with which something went wrong.
  env.logLevel = LogLevel.NONE;
  const { file, dtype } = MODEL_FILES.find((each) => existsSync(join(folder, each.file)))!;
  const extract = await pipeline('feature-extraction', folder, { local_files_only: true, dtype, device: 'cpu' });

  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    const tensor = await extract(texts, { pooling: 'mean', normalize: true });
    const { data, dims } = tensor as unknown as { data: Float32Array; dims: number[] };
    const length = dims.at(-1)!;
    return texts.map((_text, index) => data.slice(index * length, (index + 1) * length));
  };

  process.on('message', ({ id, texts }: ToEmbeddingProcess) => {
    void embed(texts)
      .then((vectors) => send({ id, vectors }))
      .catch((error: Error) => send({ id, fault: error.name }));
  });
  const [vector] = await embed(['Huế']);
  const version = await fingerprintOf(['config.json', 'tokenizer.json', file].map((name) => join(folder, name)));
  send({ ready: { version, dimensions: vector!.length } });
}

async function fingerprintOf(paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex').slice(0, 8);
}

function send(message: FromEmbeddingProcess): void {
  process.send?.(message);
}

// Whoever asks is gone.
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too, while the worker still ends what it has begun.
process.on('SIGINT', () => undefined);
run(process.argv[2]!).catch((error: Error) => send({ failed: error.message }));
