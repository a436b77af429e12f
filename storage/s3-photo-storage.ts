import { AwsClient } from 'aws4fetch';
import type { PhotoStorage } from './photo-storage';

export interface S3Options {
  /** Of the service, e.g. `https://s3.example.org`; the bucket is the first part of the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 10_000;
const RETRIES = 2;
const CONTENT = /<Contents>.*?<\/Contents>/gs;

/** Keeps photos in a bucket of an S3-compatible storage. */
export function createS3PhotoStorage({ endpoint, bucket, region, ...keys }: S3Options): PhotoStorage {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: RETRIES });
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  const ask = async (method: string, path: string, body?: Buffer): Promise<Response> => {
    try {
      return await client.fetch(`${base}${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body ? { body: new Uint8Array(body), headers: { 'Content-Type': 'image/jpeg' } } : {}),
      });
    } catch (error) {
      throw new PhotoStorageError('The photo storage does not answer', { cause: error });
    }
  };
  /** Reads the answer to its end: a connection whose answer is left unread cannot be used again. */
  const done = async (response: Response, method: string): Promise<void> => {
    await response.arrayBuffer();
    if (!response.ok) throw new PhotoStorageError(`The photo storage answered ${response.status} to ${method}`);
  };

  return {
    async put(name, bytes) {
      await done(await ask('PUT', `/${name}`, bytes), 'PUT');
    },

    async get(name) {
      const response = await ask('GET', `/${name}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status === 404) return null;
      if (!response.ok) throw new PhotoStorageError(`The photo storage answered ${response.status} to GET`);
      return bytes;
    },

    async remove(name) {
      const response = await ask('DELETE', `/${name}`);
      if (response.status === 404) await response.arrayBuffer();
      else await done(response, 'DELETE');
    },

    async *storedBefore(instant) {
      for (let after = ''; ;) {
        const query = new URLSearchParams({ 'list-type': '2', ...(after === '' ? {} : { 'start-after': after }) });
        const response = await ask('GET', `/?${query.toString()}`);
        const text = await response.text();
        if (!response.ok) throw new PhotoStorageError(`The photo storage answered ${response.status} to a listing`);
        const names: string[] = [];
        for (const [content] of text.matchAll(CONTENT)) {
          const name = /<Key>([^<]*)<\/Key>/.exec(content)?.[1] ?? '';
          const modified = /<LastModified>([^<]*)<\/LastModified>/.exec(content)?.[1] ?? '';
          names.push(name);
          if (Date.parse(modified) < instant.getTime()) yield name;
        }
        if (names.length === 0 || !/<IsTruncated>true<\/IsTruncated>/.test(text)) return;
        after = names.at(-1)!;
      }
    },
  };
}

/** The storage is away, or refuses. */
export class PhotoStorageError extends Error {
  override readonly name = 'PhotoStorageError';
}
