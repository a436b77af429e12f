import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { AppError } from '../errors/app-error';

/** A report of 4,000 characters in escaped JSON takes 24 KB; nothing that is read as JSON needs more than this. */
const parse = express.json({
  limit: '128kb',
  strict: false,
  type: 'application/json',
  verify(_request, _response, body, encoding) {
    // Decoding would put a replacement character for each byte that is none, and the citizen's words would be lost.
    if (encoding === 'utf-8' && !isUtf8(body)) {
      throw new AppError('malformed_json', {
        detail: { vi: 'Nội dung phải mã hóa bằng UTF-8.', en: 'The body must be encoded in UTF-8.' },
      });
    }
  },
});

/** Reads a JSON body; refuses any other content type. A request without a body has none to refuse. */
export const readJson: RequestHandler = (request, response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) {
    next(
      new AppError('unsupported_media_type', {
        detail: { vi: 'Hãy gửi application/json.', en: 'Send application/json.' },
      }),
    );
    return;
  }
  parse(request, response, next);
};
