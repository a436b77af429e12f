import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { createDiskPhotoStorage } from './disk-photo-storage';
import type { PhotoStorage } from './photo-storage';
import { createS3PhotoStorage, PhotoStorageError } from './s3-photo-storage';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret/with+signs' };
const DAY = 86_400_000;

interface Stored {
  bytes: Buffer;
  at: Date;
}

/** A little S3: keeps objects of one bucket, lists two a page, and checks every signature anew. */
class TinyS3 {
  readonly objects = new Map<string, Stored>();
  /** Answers this to everything. */
  broken = 0;
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status, body }) => response.writeHead(status).end(body));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: Buffer | string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (this.broken) return { status: this.broken, body: 'no' };
    if (!(await this.isSigned(request))) return { status: 403, body: 'SignatureDoesNotMatch' };
    const url = new URL(request.url!, 'http://x');
    const name = url.pathname.slice('/photos/'.length);
    if (name === '') return { status: 200, body: this.list(url.searchParams.get('start-after') ?? '') };
    const found = this.objects.get(name);
    switch (request.method) {
      case 'PUT':
        this.objects.set(name, { bytes, at: new Date() });
        return { status: 200, body: '' };
      case 'DELETE':
        this.objects.delete(name);
        return { status: 204, body: '' };
      default:
        return found ? { status: 200, body: found.bytes } : { status: 404, body: '<Code>NoSuchKey</Code>' };
    }
  }

  /** Signs what came once more, with the secret, and compares. */
  private async isSigned({ method, url, headers }: IncomingMessage): Promise<boolean> {
    const given = headers.authorization ?? '';
    const signed = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? [];
    const signer = new AwsV4Signer({
      ...KEYS,
      method: method!,
      url: `http://${headers.host}${url}`,
      headers: Object.fromEntries(
        signed.filter((name) => name !== 'host').map((name) => [name, String(headers[name])]),
      ),
      service: 's3',
      region: 'hue-1',
      datetime: String(headers['x-amz-date']),
    });
    return given.startsWith('AWS4-HMAC-SHA256 ') && (await signer.authHeader()) === given;
  }

  private list(after: string): string {
    const names = [...this.objects.keys()].sort().filter((name) => name > after);
    const contents = names
      .slice(0, 2)
      .map((name) => {
        const modified = this.objects.get(name)!.at.toISOString();
        return `<Contents><Key>${name}</Key><LastModified>${modified}</LastModified></Contents>`;
      })
      .join('\n');
    return `<ListBucketResult>${contents}<IsTruncated>${names.length > 2}</IsTruncated></ListBucketResult>`;
  }
}

interface Subject {
  storage: PhotoStorage;
  /** Makes a file as old as this. */
  age: (name: string, at: Date) => Promise<void>;
  end: () => Promise<void>;
}

async function onDisk(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'paht-storage-'));
  return {
    storage: createDiskPhotoStorage(join(folder, 'photos')),
    age: (name, at) => utimes(join(folder, 'photos', name), at, at),
    end: () => rm(folder, { recursive: true }),
  };
}

async function inS3(): Promise<Subject & { s3: TinyS3 }> {
  const s3 = new TinyS3();
  const endpoint = await s3.start();
  return {
    s3,
    storage: createS3PhotoStorage({ endpoint: `${endpoint}/`, bucket: 'photos', region: 'hue-1', ...KEYS }),
    async age(name, at) {
      s3.objects.get(name)!.at = at;
    },
    async end() {
      s3.stop();
    },
  };
}

async function all(names: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const name of names) found.push(name);
  return found.sort();
}

describe.each([
  ['disk', onDisk],
  ['S3', inS3],
])('photos in %s', (_where, start) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await start();
  });
  afterEach(() => subject.end());

  it('When a file is stored, then it is there until it is removed', async () => {
    const { storage } = subject;
    expect(await storage.get('a.jpg')).toBeNull();
    const bytes = Buffer.from([0, 255, 1, 254]);
    await storage.put('a.jpg', bytes);
    expect(await storage.get('a.jpg')).toEqual(bytes);
    await storage.remove('a.jpg');
    await storage.remove('a.jpg');
    expect(await storage.get('a.jpg')).toBeNull();
  });

  it('When files are looked for by age, then only older ones are found, over several pages', async () => {
    const { storage, age } = subject;
    expect(await all(storage.storedBefore(new Date()))).toEqual([]);
    const old = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'];
    for (const name of [...old, 'new.jpg']) await storage.put(name, Buffer.from(name));
    for (const name of old) await age(name, new Date(Date.now() - 2 * DAY));
    expect(await all(storage.storedBefore(new Date(Date.now() - DAY)))).toEqual(old);
  });
});

it('When a process was killed while it wrote to the disk, then what it left is removed and never taken for a photo', async () => {
  const { storage, end } = await onDisk();
  await storage.put('a.jpg', Buffer.from('a'));
  const folder = await mkdtemp(join(tmpdir(), 'paht-storage-'));
  const other = createDiskPhotoStorage(folder);
  const left = join(folder, '.half-written');
  await writeFile(left, 'x');
  await utimes(left, new Date(0), new Date(0));
  expect(await all(other.storedBefore(new Date()))).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
  await end();
});

it('When S3 refuses, then that is an error of the storage', async () => {
  const { s3, storage, end } = await inS3();
  s3.broken = 403;
  await expect(storage.put('a.jpg', Buffer.from('a'))).rejects.toThrow(PhotoStorageError);
  await expect(storage.get('a.jpg')).rejects.toThrow(PhotoStorageError);
  await expect(storage.remove('a.jpg')).rejects.toThrow(PhotoStorageError);
  await expect(all(storage.storedBefore(new Date()))).rejects.toThrow(PhotoStorageError);
  await end();
});
