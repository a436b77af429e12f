import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { Request, RequestHandler, Response } from 'express';
import { MAX_PHOTO_BYTES, MAX_PHOTOS } from '../../contracts/photo';
import { AppError } from '../errors/app-error';

const MULTIPART = 'multipart/form-data';
/** Begins the names of the folders in which uploads of this process wait. */
export const UPLOAD_FOLDER = `paht-upload-${process.pid}-`;

/** As much as a body of JSON may have. */
const MAX_FIELD_BYTES = 128 * 1_024;
const MAX_FIELDS = 30;
/** Uploads that are being received by this process; each may hold 75 MB of the disk. */
const MAX_UPLOADS = 40;

const FILES = Symbol('files');

/** Reads a body of `multipart/form-data`, whose fields `toBody` brings into the shape of the others; these are read by `readOther`. */
export function orMultipart(
  readOther: RequestHandler,
  toBody: (fields: Record<string, string>) => unknown,
): RequestHandler {
  const readUpload = readMultipart(toBody);
  return (request, response, next) => {
    if (request.is(MULTIPART)) void readUpload(request, response, next);
    else void readOther(request, response, next);
  };
}

/** Reads a body of `multipart/form-data`; its files are there for `filesOf` until the request is answered. */
export function readMultipart(toBody: (fields: Record<string, string>) => unknown): RequestHandler {
  return async (request, response, next) => {
    try {
      if (!request.is(MULTIPART)) {
        throw new AppError('unsupported_media_type', {
          detail: { vi: `Hãy gửi ${MULTIPART}.`, en: `Send ${MULTIPART}.` },
        });
      }
      const fields: Record<string, string> = {};
      // A form that is refused, e.g. for a photo, is shown again with what had come before that.
      request.body = fields;
      const files = await receive(request, response, fields);
      request.body = toBody(fields);
      (request as Uploaded)[FILES] = files;
      next();
    } catch (error) {
      next(error);
    }
  };
}

type Uploaded = Request & { [FILES]?: string[] };

/** Paths of the files that came with a request. */
export function filesOf(request: Request): readonly string[] {
  return (request as Uploaded)[FILES] ?? [];
}

let receiving = 0;

async function receive(request: Request, response: Response, fields: Record<string, string>): Promise<string[]> {
  if (receiving >= MAX_UPLOADS) throw new AppError('unavailable', { retryAfter: 10 });
  receiving++;
  try {
    const folder = await mkdtemp(join(tmpdir(), UPLOAD_FOLDER));
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const files = await parse(request, folder, fields);
      // Also when the client goes away before it is answered.
      if (response.closed) await remove();
      else response.once('close', () => void remove());
      return files;
    } catch (error) {
      await remove();
      throw error;
    }
  } finally {
    receiving--;
  }
}

/** Writes the files into a folder as they come in, so that they never are in memory as a whole. */
async function parse(request: Request, folder: string, fields: Record<string, string>): Promise<string[]> {
  // In the order in which they came; null for a file of no bytes, as browsers send it for an input that nobody used.
  const files: (string | null)[] = [];
  const parser = createParser(request);
  const giveUp = new AbortController();
  const writing: Promise<void>[] = [];
  let refused: AppError | undefined;
  await new Promise<void>((resolve) => {
    const refuse = (error: AppError) => {
      refused ??= error;
      request.unpipe(parser);
      giveUp.abort();
      resolve();
    };
    const tooMany = (field: string, rule: string) => () =>
      refuse(new AppError('validation_failed', { issues: [{ field, rule }] }));
    parser.on('error', (error: unknown) => refuse(malformed(error)));
    parser.once('finish', resolve);
    parser.once('filesLimit', tooMany('photos', `must have at most ${MAX_PHOTOS} items`));
    parser.once('fieldsLimit', tooMany('', `must have at most ${MAX_FIELDS} fields`));
    parser.once('partsLimit', tooMany('', `must have at most ${MAX_FIELDS} fields`));
    parser.on('field', (name, value, nameTruncated, valueTruncated) => {
      if (nameTruncated || valueTruncated) refuse(new AppError('body_too_large'));
      else fields[name] = value;
    });
    parser.on('file', (_name: string, stream: BusboyFileStream) => {
      const path = join(folder, randomUUID());
      stream.once('limit', () => refuse(photoTooLarge()));
      const written = pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }), giveUp);
      const place = files.push(null) - 1;
      const keep = () => {
        if (stream.bytesRead > 0) files[place] = path;
      };
      writing.push(written.then(keep, (error: unknown) => refuse(unwritten(error))));
    });
    request.once('close', () => {
      if (!request.readableEnded) refuse(malformed(undefined));
    });
    // The client may have gone away while it was looked up who it is.
    if (request.destroyed) refuse(malformed(undefined));
    else request.pipe(parser);
  });
  await Promise.all(writing);
  if (!refused) return files.filter((path) => path !== null);
  // What else comes is read and thrown away: a client that still sends would not see the answer.
  request.resume();
  throw refused;
}

function createParser(request: Request): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: {
        files: MAX_PHOTOS,
        fileSize: MAX_PHOTO_BYTES,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        fieldNameSize: 100,
        parts: MAX_FIELDS + MAX_PHOTOS,
        headerPairs: 20,
        headerSize: 4_096,
      },
    });
  } catch (error) {
    throw malformed(error);
  }
}

function malformed(cause: unknown): AppError {
  return new AppError('malformed_request', {
    detail: {
      vi: 'Nội dung multipart/form-data bị hỏng hoặc chưa gửi hết.',
      en: 'The multipart/form-data is broken or incomplete.',
    },
    cause,
  });
}

/** The disk is full, or else the body ended within a file. */
function unwritten(error: unknown): AppError {
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? malformed(error) : new AppError('unavailable', { retryAfter: 60, cause: error });
}

function photoTooLarge(): AppError {
  return new AppError('body_too_large', {
    detail: { vi: 'Mỗi ảnh được tối đa 15 MB.', en: 'Each photo may have at most 15 MB.' },
    issues: [{ field: 'photos', rule: `must have at most ${MAX_PHOTO_BYTES} bytes each` }],
  });
}
