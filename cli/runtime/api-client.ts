import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from '../../config/setup-error';

/** What the API answered. `body` is the parsed JSON, or null where there is none. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface ApiRequest {
  headers?: Record<string, string>;
  body?: unknown;
}

/** Talks to the product's HTTP API as any other client does. */
export interface ApiClient {
  /**
   * Sends a request, and sends it again while the product is unavailable or has only noted it. Every POST through it must
   * therefore carry an Idempotency-Key. Throws `StillUnavailable` when it never becomes available.
   */
  send(method: 'GET' | 'POST' | 'PUT', path: string, request?: ApiRequest): Promise<ApiAnswer>;
}

interface Options {
  /** Without a slash at its end. */
  baseUrl: string;
  /** Ends waits and requests; what is in hand then fails with the signal's reason. */
  signal?: AbortSignal;
  /** Tries of one request, the first one included. */
  attempts?: number;
}

/** The product could not be reached, or kept answering that it is not available, until the tries were used up. */
export class StillUnavailable extends Error {
  override readonly name = 'StillUnavailable';
}

const REQUEST_MS = 30_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const UNAVAILABLE = new Set([429, 502, 503, 504]);
/** Accepted, but not carried out yet: repeating it under the same key waits for the outcome. */
const ONLY_NOTED = 202;

export function createApiClient({ baseUrl, signal, attempts = 8 }: Options): ApiClient {
  return {
    async send(method, path, request = {}) {
      let why = '';
      for (let attempt = 0; attempt < attempts; attempt++) {
        let retryAfterMs = 0;
        try {
          const answer = await sendOnce(`${baseUrl}${path}`, method, request, signal);
          if (!UNAVAILABLE.has(answer.status) && answer.status !== ONLY_NOTED) return answer;
          why = `it answers ${answer.status}`;
          retryAfterMs = Number(answer.headers.get('Retry-After') ?? 0) * 1_000 || 0;
        } catch (error) {
          signal?.throwIfAborted();
          why = reasonOf(error as Error);
        }
        if (attempt === attempts - 1) break;
        const wait = Math.max(retryAfterMs, FIRST_WAIT_MS * 2 ** attempt);
        await delay(Math.min(wait, LONGEST_WAIT_MS), undefined, signal ? { signal } : {});
      }
      throw new StillUnavailable(why);
    },
  };
}

/** Throws a SetupError unless the product answers at the URL. */
export async function assertProductAnswers(baseUrl: string): Promise<void> {
  let why: string;
  try {
    const { status, body } = await sendOnce(`${baseUrl}/healthz`, 'GET', {});
    if (status === 200 && (body as { status?: unknown } | null)?.status === 'ok') return;
    why = 'something else answers there';
  } catch (error) {
    why = reasonOf(error as Error);
  }
  throw new SetupError(`paht does not answer at ${baseUrl} (${why}): start it with "npm start", or correct --url.`);
}

/** Reads a `--url`. Throws a SetupError for what is none. */
export function parseBaseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new SetupError('--url must be an http or https URL, e.g. http://localhost:3000.');
  }
  return text.replace(/\/+$/, '');
}

async function sendOnce(
  url: string,
  method: string,
  { headers, body }: ApiRequest,
  signal?: AbortSignal,
): Promise<ApiAnswer> {
  signal?.throwIfAborted();
  // Not AbortSignal.any: on Node 20 a signal that outlives its requests keeps each of them in memory.
  const controller = new AbortController();
  const abort = () => controller.abort();
  const tooLong = setTimeout(abort, REQUEST_MS);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : JSON_CONTENT), ...headers },
      signal: controller.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parseJson(text) };
  } finally {
    clearTimeout(tooLong);
    signal?.removeEventListener('abort', abort);
  }
}

const JSON_CONTENT = { 'Content-Type': 'application/json' };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(error: Error): string {
  if (error.name === 'AbortError') return 'no answer in time';
  // fetch hides the reason in the cause; of several addresses each has its own.
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? error.message;
}
