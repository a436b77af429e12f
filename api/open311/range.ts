import { MAX_DAYS } from '../../contracts/open311';
import type { Range } from '../../db/read-models/service-requests';
import { AppError } from '../errors/app-error';

const DAY_MS = 86_400_000;
const MAX_MS = MAX_DAYS * DAY_MS;

/**
 * The range of time that a client asks for. An end that is left out is as far away as a range may reach, and no later than
 * now where nothing is given. Throws `validation_failed` for a range that is longer than allowed: one that was cut in
 * silence would look complete.
 */
export function rangeOf(
  names: [from: string, to: string],
  from: Date | undefined,
  to: Date | undefined,
  now: number,
): Range {
  const end = to?.getTime() ?? (from === undefined ? now : from.getTime() + MAX_MS);
  const begin = from?.getTime() ?? end - MAX_MS;
  const refuse = (rule: string) => new AppError('validation_failed', { issues: [{ field: names.join(', '), rule }] });
  if (end < begin) throw refuse('the range ends before it begins');
  if (end - begin > MAX_MS) throw refuse(`the range must not be longer than ${MAX_DAYS} days`);
  return { from: new Date(begin), to: new Date(end) };
}
