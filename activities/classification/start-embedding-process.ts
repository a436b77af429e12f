import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import type { FromEmbeddingProcess, ToEmbeddingProcess } from './embedding-messages';
import { EngineError } from './engine-error';

/** A process that has an embedding model. */
export interface EmbeddingProcess {
  version: string;
  dimensions: number;
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  hasEnded(): boolean;
  stop(): void;
}

interface Pending {
  resolve: (vectors: Float32Array[]) => void;
  reject: (error: Error) => void;
}

/**
 * Starts a process with the model of this folder, and answers when it works. It ends with this one. Throws a SetupError when
 * the model does not load.
 */
export async function startEmbeddingProcess(folder: string): Promise<EmbeddingProcess> {
  const extension = extname(__filename);
  const child = fork(join(__dirname, `embedding-process${extension}`), [folder], {
    serialization: 'advanced',
    execArgv: extension === '.ts' ? ['--import', 'tsx'] : [],
    stdio: 'ignore',
  });
  const pending = new Map<number, Pending>();
  let asked = 0;
  let ended = false;

  const take = (id: number): Pending | undefined => {
    const waiting = pending.get(id);
    pending.delete(id);
    // It holds up the end of this process only while somebody waits for it.
    if (pending.size === 0) child.channel?.unref();
    return waiting;
  };

  const { version, dimensions } = await new Promise<{ version: string; dimensions: number }>((resolve, reject) => {
    const fail = (reason: string) => {
      child.kill();
      reject(
        new SetupError(
          `The embedding model in ${folder} does not load (${reason}): correct PAHT_EMBEDDING_MODEL, or unset it.`,
        ),
      );
    };
    child.on('message', (message: FromEmbeddingProcess) => {
      if ('ready' in message) resolve(message.ready);
      else if ('failed' in message) fail(message.failed);
      else if ('vectors' in message) take(message.id)?.resolve(message.vectors);
      else take(message.id)?.reject(new EngineError(`The embedding model failed: ${message.fault}`));
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => {
      ended = true;
      fail(`ended with ${signal ?? code}`);
      for (const { reject: giveUp } of pending.values()) giveUp(new EngineError('The embedding model has ended'));
      pending.clear();
    });
  });
  child.unref();
  child.channel?.unref();

  return {
    version,
    dimensions,
    async embed(texts) {
      const vectors = await new Promise<Float32Array[]>((resolve, reject) => {
        asked += 1;
        pending.set(asked, { resolve, reject });
        child.channel?.ref();
        child.send({ id: asked, texts: [...texts] } satisfies ToEmbeddingProcess, (error) => {
          if (error) reject(new EngineError('The embedding model has ended'));
        });
      });
      // A vector of zeros, divided by its length.
      if (!vectors.every((vector) => vector.every(Number.isFinite)))
        throw new EngineError('The vectors are no numbers');
      return vectors;
    },
    hasEnded: () => ended,
    stop: () => void child.kill(),
  };
}
