import type { LedgerEntry } from '../../domain/clock/ledger';
import type { ArmedRung } from '../../domain/report/obligation';
import type { Database } from '../connect';

/** One obligation of a report with its account. */
export interface DeadlineRow {
  id: string;
  kind: string;
  owner: string;
  agency: string | null;
  /** The supporting agency whose part it is; null for what concerns the report as a whole. */
  leg: string | null;
  openedAt: Date;
  dueAt: Date | null;
  nextAt: Date | null;
  closedAt: Date | null;
  outcome: string | null;
  ledger: LedgerEntry[];
  rungs: ArmedRung[];
}

export async function readDeadlines(db: Database, reference: string): Promise<DeadlineRow[]> {
  return db('obligation').where({ reference }).orderBy('opened_at').orderBy('id').select({
    id: 'id',
    kind: 'kind',
    owner: 'owner',
    agency: 'agency',
    leg: 'leg',
    openedAt: 'opened_at',
    dueAt: 'due_at',
    nextAt: 'next_at',
    closedAt: 'closed_at',
    outcome: 'outcome',
    ledger: 'ledger',
    rungs: 'rungs',
  });
}
