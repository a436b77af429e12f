import type { Request } from 'express';
import { AppError } from '../errors/app-error';

/** The `ETag` of something that has versions. */
export function etagOf(version: string | number): string {
  return `"${version}"`;
}

/** Throws `precondition_failed` when the request was meant for another version than the present one; a request need not say. */
export function checkIfMatch(request: Request, present: string): void {
  const wanted = request.get('If-Match');
  if (wanted === undefined || wanted.trim() === '*') return;
  const tags = wanted.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(present)) throw new AppError('precondition_failed');
}
