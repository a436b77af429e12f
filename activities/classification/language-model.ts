import { z } from 'zod';
import type { LanguageModelSettings } from '../../config/engine-settings';
import { EngineError } from './engine-error';

/** A message to a language model. */
export interface Message {
  role: 'system' | 'user';
  content: string;
}

/** Asks a language model for an answer of this shape; answers what it wrote, which is to be checked. */
export type AskLanguageModel = (messages: readonly Message[], shape: object) => Promise<unknown>;

/** An answer of ours has some 300 characters; services add little. */
const MOST_BYTES = 64 * 1024;

const completionSchema = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});

/**
 * The chat completions of an OpenAI-compatible service, with structured output. Whatever goes wrong is an EngineError, whose
 * message has nothing of what was sent or answered.
 */
export function createLanguageModel({
  url,
  model,
  apiKey,
  timeoutMs,
}: Omit<LanguageModelSettings, 'kind' | 'dailyCalls'>): AskLanguageModel {
  const endpoint = `${url.replace(/\/$/, '')}/chat/completions`;

  return async (messages, shape) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: 0,
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: shape } },
      }),
      // Another place must get neither text nor key.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: Error) => {
      throw new EngineError(error.name === 'TimeoutError' ? 'The service was too slow' : 'The service was not reached');
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new EngineError(`The service answered ${response.status}`);
    }
    // A model that refuses has no content.
    const completion = completionSchema.safeParse(parse(await readText(response)));
    if (!completion.success) throw new EngineError('The service answered no completion');
    return parse(completion.data.choices[0].message.content);
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw new EngineError('The service did not answer to the end');
  }
  if (bytes > MOST_BYTES) throw new EngineError('The service answered too much');
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError('The service answered no JSON');
  }
}
