import type { Request } from 'express';
import { AppError } from '../errors/app-error';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The `Idempotency-Key` of a request, if it has one. Throws `validation_failed` for one that is no plain short text. */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.get('Idempotency-Key');
  if (key === undefined || KEY.test(key)) return key;
  throw new AppError('validation_failed', {
    issues: [{ field: 'Idempotency-Key', rule: 'must have 1 to 200 visible ASCII characters' }],
  });
}
