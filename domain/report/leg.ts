/**
 * What one supporting agency does for a report. The lead agency's part is the report's own status.
 * - `assigned`: it has not accepted yet. `in_progress`: it works on its part.
 * - `answered`: it has said what it did. `declined`: it does not belong to it. `released`: it is not needed any more.
 */
export interface Leg {
  agency: string;
  status: 'assigned' | 'in_progress' | 'answered' | 'declined' | 'released';
  /** The lead agency cannot resolve the report before this part is answered, declined or released. */
  required: boolean;
  /** Subject of the officer who has it: chosen when the part began, or who accepted it. */
  officer?: string;
}

export type LegStatus = Leg['status'];

/** Whether the agency still owes its part. */
export function isActive({ status }: Leg): boolean {
  return status === 'assigned' || status === 'in_progress';
}
