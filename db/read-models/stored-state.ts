import type { LedgerEntry } from '../../domain/clock/ledger';
import type { Priority } from '../../domain/city/city-data';
import type { ObligationKind } from '../../domain/policy/policy';
import type { ArmedRung, Obligation } from '../../domain/report/obligation';
import type { Owner } from '../../domain/report/rules';
import type { ReportState } from '../../domain/report/state';
import type { Database } from '../connect';

type Process = Omit<ReportState, 'obligations'>;

/** A row as `to_json` gives it. */
interface ObligationRow {
  id: string;
  kind: ObligationKind;
  owner: Owner['role'];
  agency: string | null;
  leg: string | null;
  priority: Priority;
  opened_at: string;
  due_at: string | null;
  closed_at: string | null;
  outcome: NonNullable<Obligation['closed']>['how'] | null;
  ledger: LedgerEntry[];
  rungs: ArmedRung[];
}

/**
 * A report's state as it was recorded last, as its workflow had it. Null when there is no such report, or only what a
 * version recorded that kept no state, or what anonymisation has left of it.
 */
export async function readStoredState(db: Database, reference: string): Promise<ReportState | null> {
  // One statement, so that no record comes between the row and its obligations.
  const { rows } = await db.raw<{ rows: { process: Partial<Process>; obligations: ObligationRow[] }[] }>(
    `SELECT process, (
       SELECT coalesce(json_agg(obligation), '[]') FROM obligation
       WHERE obligation.reference = report.reference
         AND (closed_at IS NULL OR (kind = 'resolution' AND leg IS NULL AND outcome = 'met'))
     ) AS obligations
     FROM report WHERE reference = ?`,
    [reference],
  );
  const row = rows[0];
  if (!row || row.process.reference === undefined) return null;
  const process = row.process as Process;
  const open = row.obligations.filter(({ closed_at }) => closed_at === null);
  const kept = [...open, ...answered(process, row.obligations)].map(obligationOf);
  return { ...process, obligations: kept.sort(byOpening(process)) };
}

/**
 * The state of an ended report, if this Update had a part in its life; else null. A report can end before the Update's
 * answer reaches anybody: a killed worker has recorded what it did, and the next one goes on from the record to the end.
 */
export async function readCarriedOut(db: Database, reference: string, updateId: string): Promise<ReportState | null> {
  const known: unknown = await db('report_event').where({ reference, update_id: updateId }).first('seq');
  return known ? readStoredState(db, reference) : null;
}

/** The resolution that `return` would open again. A report that follows another has that one's answer, none of its own. */
function answered({ status, merged }: Process, rows: ObligationRow[]): ObligationRow[] {
  if (status !== 'resolved' || merged !== null) return [];
  const met = rows.filter(({ closed_at }) => closed_at !== null);
  return met.sort((a, b) => Date.parse(a.closed_at!) - Date.parse(b.closed_at!)).slice(-1);
}

function obligationOf(row: ObligationRow): Obligation {
  return {
    id: row.id,
    kind: row.kind,
    owner: { role: row.owner, ...(row.agency === null ? {} : { agency: row.agency }) },
    ...(row.leg === null ? {} : { leg: row.leg }),
    priority: row.priority,
    openedAt: Date.parse(row.opened_at),
    ledger: row.ledger,
    dueAt: row.due_at === null ? null : Date.parse(row.due_at),
    rungs: row.rungs,
    ...(row.closed_at === null ? {} : { closed: { at: Date.parse(row.closed_at), how: row.outcome! } }),
  };
}

/** The order in which events open obligations: by their number, the lead agency's first, its acceptance before its result. */
function byOpening({ legs }: Process): (one: Obligation, other: Obligation) => number {
  const seqOf = ({ id }: Obligation) => Number(id.split('-')[1]);
  const placeOf = ({ leg }: Obligation) => legs.findIndex(({ agency }) => agency === leg);
  return (one, other) => seqOf(one) - seqOf(other) || placeOf(one) - placeOf(other) || (one.kind < other.kind ? -1 : 1);
}
