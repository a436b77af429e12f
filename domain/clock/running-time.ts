import type { Calendar } from './calendar';
import type { ClockKind, Pause } from './ledger-reading';
import { addWorkingMs, workingMsBetween } from './office-time';

/** Ms that a clock without pauses runs from one instant to a later one; 0 when `to` is not after `from`. */
export function clockMsBetween(calendar: Calendar, clock: ClockKind, from: number, to: number): number {
  return clock === 'office' ? workingMsBetween(calendar, from, to) : Math.max(0, to - from);
}

/** The same without the time in pauses. These are in order, and none overlaps another. */
export function runningMsBetween(
  calendar: Calendar,
  clock: ClockKind,
  pauses: readonly Pause[],
  from: number,
  to: number,
): number {
  let ms = clockMsBetween(calendar, clock, from, to);
  for (const pause of pauses) {
    ms -= clockMsBetween(calendar, clock, Math.max(pause.from, from), Math.min(pause.to, to));
  }
  return ms;
}

/** The earliest instant at which the clock has run `ms` (≥ 0) since `from`, not counting pauses. */
export function advance(
  calendar: Calendar,
  clock: ClockKind,
  pauses: readonly Pause[],
  from: number,
  ms: number,
): number {
  if (ms === 0) return from;
  let position = from;
  let left = ms;
  for (const pause of pauses) {
    if (pause.to <= position) continue;
    const before = clockMsBetween(calendar, clock, position, pause.from);
    if (left <= before) break;
    left -= before;
    position = pause.to;
  }
  return clock === 'office' ? addWorkingMs(calendar, position, left) : position + left;
}
