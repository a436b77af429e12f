import type { Status } from '../report/status';

interface Standing {
  reference: string;
  status: Status;
  submittedAt: Date;
}

const PROGRESS: Partial<Record<Status, number>> = {
  assigned: 1,
  in_progress: 2,
  awaiting_citizen: 2,
  on_hold: 2,
  resolved: 3,
  closed: 3,
};

/** Which of two reports of one matter leads the other: the one that is further on, of equals the one that came first. */
export function leadOf<Report extends Standing>(one: Report, other: Report): Report {
  const ahead = (PROGRESS[one.status] ?? 0) - (PROGRESS[other.status] ?? 0);
  if (ahead !== 0) return ahead > 0 ? one : other;
  const earlier = one.submittedAt.getTime() - other.submittedAt.getTime();
  if (earlier !== 0) return earlier < 0 ? one : other;
  return one.reference < other.reference ? one : other;
}
