import { CLOSED_STATUSES } from '../../contracts/open311';
import type { ResultCode } from '../../domain/report/commands';
import type { Status } from '../../domain/report/status';

export function isClosed(status: Status): boolean {
  return CLOSED_STATUSES.includes(status);
}

/** The statuses that FixMyStreet knows beyond `open` and `closed`. */
const DETAILED: Readonly<Record<Status, string>> = {
  received: 'FOR_TRIAGE',
  triage: 'FOR_TRIAGE',
  assigned: 'INVESTIGATING',
  in_progress: 'IN_PROGRESS',
  awaiting_citizen: 'INVESTIGATING',
  on_hold: 'ACTION_SCHEDULED',
  resolved: 'CLOSED',
  closed: 'CLOSED',
  rejected: 'NOT_COUNCILS_RESPONSIBILITY',
  merged: 'DUPLICATE',
  withdrawn: 'CANCELLED',
};

const RESULTS: Readonly<Record<ResultCode, string>> = {
  done: 'FIXED',
  warned: 'FIXED',
  planned: 'ACTION_SCHEDULED',
  referred: 'INTERNAL_REFERRAL',
  not_found: 'NO_FURTHER_ACTION',
  already_answered: 'DUPLICATE',
  beyond_agency: 'NO_FURTHER_ACTION',
};

/** Says more than `open` and `closed`: of a report that has its answer what the answer was. */
export function detailedStatusOf(status: Status, result: string | null): string {
  const answered = status === 'resolved' || status === 'closed';
  return (answered && RESULTS[result as ResultCode]) || DETAILED[status];
}
