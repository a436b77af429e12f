import type { Request } from 'express';
import { AppError } from '../errors/app-error';

/** The `ETag` of something that has versions. */
export function etagOf(version: string | number): string {
  return `"${version}"`;
}

/**
 * The version that a request with `If-Match` is meant for; undefined when it is for any. Throws `precondition_failed` for
 * what no version can be.
 */
export function expectedVersion(request: Request): string | undefined {
  const wanted = request.get('If-Match')?.trim();
  if (wanted === undefined || wanted === '*') return undefined;
  // A proxy that compresses answers makes weak tags of strong ones.
  const version = /^(?:W\/)?"([^"]{1,100})"$/.exec(wanted)?.[1];
  if (version === undefined) throw new AppError('precondition_failed');
  return version;
}
