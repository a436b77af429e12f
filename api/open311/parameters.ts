import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import type { Parameters } from '../../contracts/open311';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';

const FORM = 'application/x-www-form-urlencoded';

/** A description of 4,000 characters takes 48 KB, percent-encoded. */
const readBody = express.raw({ limit: '128kb', type: FORM });

/** Reads a form; refuses any other body. */
export const readForm: RequestHandler = (request, response, next) => {
  const charset = /charset="?([\w-]+)/i.exec(request.get('Content-Type') ?? '')?.[1] ?? 'utf-8';
  if (!request.is(FORM) || charset.toLowerCase() !== 'utf-8') {
    next(
      new AppError('unsupported_media_type', {
        detail: { vi: `Hãy gửi ${FORM} mã hóa UTF-8.`, en: `Send ${FORM} in UTF-8.` },
      }),
    );
    return;
  }
  readBody(request, response, next);
};

/** The parameters of the query and of the form; clients put `api_key` and `jurisdiction_id` into either. */
export function parametersOf(request: Request): Parameters {
  const [, query = ''] = request.originalUrl.split(/\?(.*)/s);
  const form = Buffer.isBuffer(request.body) ? request.body.toString('latin1') : '';
  const parameters: Parameters = Object.create(null) as Parameters;
  for (const pair of [...form.split('&'), ...query.split('&')]) {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map(decode);
    if (value.trim() !== '') (parameters[name] ??= []).push(value);
  }
  return parameters;
}

/** Throws `validation_failed`. */
export function parse<Output>(schema: z.ZodType<Output>, parameters: Parameters): Output {
  const parsed = schema.safeParse(parameters);
  if (!parsed.success) throw validationFailed(parsed.error);
  return parsed.data;
}

/** Bytes that came unencoded were read as Latin-1, so that each can be told; together they must be UTF-8. */
function decode(text: string): string {
  try {
    return decodeURIComponent(
      text.replaceAll('+', ' ').replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`),
    );
  } catch (error) {
    throw new AppError('malformed_request', {
      detail: {
        vi: 'Tham số phải mã hóa bằng UTF-8 và theo phần trăm.',
        en: 'Parameters must be UTF-8, percent-encoded.',
      },
      cause: error,
    });
  }
}
