import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors/app-error';

/** Where the next page of a list begins, for clients to send back unread. */
export interface Cursors {
  /** `list` is whatever the list is made of: filters and order. */
  write(list: unknown, position: readonly string[]): string;
  /** Throws `validation_failed` for one that was changed, or that is of another list: it would leave reports out unseen. */
  read(list: unknown, cursor: string): string[];
}

export function createCursors(key: Buffer): Cursors {
  const sign = (list: unknown, position: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([list, position]))
      .digest()
      .subarray(0, 16);
  return {
    write(list, position) {
      const said = JSON.stringify(position);
      return `${Buffer.from(said).toString('base64url')}.${sign(list, said).toString('base64url')}`;
    },
    read(list, cursor) {
      const [said, signature] = cursor.split('.', 2).map((part) => Buffer.from(part, 'base64url'));
      const position = said!.toString();
      const given = signature ?? Buffer.alloc(0);
      const right = sign(list, position);
      if (given.length !== right.length || !timingSafeEqual(given, right)) {
        throw new AppError('validation_failed', {
          issues: [{ field: 'cursor', rule: 'is not a cursor of this list: begin again without it' }],
        });
      }
      return JSON.parse(position) as string[];
    },
  };
}
