import type { Priority } from '../city/city-data';

/** The answered case that a report repeats: its matter has come back. */
export interface Repeat {
  /** Reference of the earlier case. */
  of: string;
  /** Which time it is; 2 when the matter came back for the first time. */
  count: number;
  /** How sure that is, 0 to 1. */
  score: number;
  /** What the priority would be without it; absent where it stayed as it was. */
  raisedFrom?: Priority;
}

const RAISED: Readonly<Record<Priority, Priority>> = { low: 'normal', normal: 'high', high: 'high', urgent: 'urgent' };

/** A repeat moves up by one step, never to urgent: that is danger to life, and no count makes one. */
export function raisedByRepeat(
  priority: Priority,
  found: Omit<Repeat, 'raisedFrom'> | null,
): { priority: Priority; repeat?: Repeat } {
  if (!found) return { priority };
  const raised = RAISED[priority];
  return { priority: raised, repeat: raised === priority ? found : { ...found, raisedFrom: priority } };
}
