import type { Knex } from 'knex';
import type { Status } from '../../domain/report/status';

/**
 * The events of all reports in one order, in which readers in several processes can go on from where they were. It is the
 * order of the transactions that wrote them, and within one that of their keys.
 *
 * Transactions do not commit in the order in which they began. So a reader goes only as far as the oldest one that is still
 * under way: whatever comes later has a later place than anything that was read. A number from a sequence could not do that:
 * a gap in it may be filled in a moment, or never.
 */
export interface EventPosition {
  /** A 64-bit number, in decimal. */
  xid: string;
  reference: string;
  seq: number;
}

export interface LoggedEvent {
  position: EventPosition;
  at: Date;
  type: string;
  status: Status;
  /** Null of the first event of a report. */
  statusBefore: Status | null;
  /** The report as it is now. */
  report: { agency: string | null; supporting: string[]; area: string | null; category: string | null };
}

export interface EventPage {
  events: LoggedEvent[];
  /** Whether there are events behind these which can be read only when an older transaction has ended. */
  held: boolean;
}

/** Before every event. */
export const BEGINNING: EventPosition = { xid: '0', reference: '', seq: 0 };

const POSITION = /^(\d{1,18})-([0-9A-Z-]{0,40})-(\d{1,9})$/;

export function formatPosition({ xid, reference, seq }: EventPosition): string {
  return `${xid}-${reference}-${seq}`;
}

/** Answers null for what is no position. */
export function parsePosition(text: string): EventPosition | null {
  const [, xid, reference, seq] = POSITION.exec(text) ?? [];
  return xid === undefined ? null : { xid, reference: reference!, seq: Number(seq) };
}

/** Below zero when `a` comes before `b`. */
export function comparePositions(a: EventPosition, b: EventPosition): number {
  const apart = BigInt(a.xid) - BigInt(b.xid);
  if (apart !== 0n) return apart < 0n ? -1 : 1;
  if (a.reference !== b.reference) return a.reference < b.reference ? -1 : 1;
  return a.seq - b.seq;
}

const AFTER = `(e.xid, e.reference COLLATE "C", e.seq) > (CAST(:xid AS xid8), CAST(:reference AS text), CAST(:seq AS integer))`;
const SETTLED = 'e.xid < pg_snapshot_xmin(pg_current_snapshot())';

/** The next events behind a position. Fewer than `limit` are all that can be read now. */
export async function readEventLog(db: Knex, after: EventPosition, limit: number): Promise<EventPage> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT CAST(e.xid AS text) AS xid, e.reference, e.seq, e.at, e.type, e.status, before.status AS status_before,
            report.agency, report.supporting, report.area, report.category, ${SETTLED} AS settled
     FROM report_event e
     JOIN report ON report.reference = e.reference
     LEFT JOIN report_event before ON before.reference = e.reference AND before.seq = e.seq - 1
     WHERE e.xid IS NOT NULL AND ${AFTER}
     ORDER BY e.xid, e.reference COLLATE "C", e.seq
     LIMIT :limit`,
    { ...after, limit },
  );
  const settled = rows.filter((row) => row.settled);
  return { events: settled.map(toEvent), held: settled.length < rows.length };
}

interface Row {
  xid: string;
  reference: string;
  seq: number;
  at: Date;
  type: string;
  status: Status;
  status_before: Status | null;
  agency: string | null;
  supporting: string[];
  area: string | null;
  category: string | null;
  settled: boolean;
}

function toEvent({ xid, reference, seq, at, type, status, status_before, ...row }: Row): LoggedEvent {
  const { agency, supporting, area, category } = row;
  return {
    position: { xid, reference, seq },
    at,
    type,
    status,
    statusBefore: status_before,
    report: { agency, supporting, area, category },
  };
}

/** Where somebody begins who wants what comes from now on. */
export async function readLatestPosition(db: Knex): Promise<EventPosition> {
  const { rows } = await db.raw<{ rows: EventPosition[] }>(
    `SELECT CAST(e.xid AS text) AS xid, e.reference, e.seq FROM report_event e
     WHERE e.xid IS NOT NULL AND ${SETTLED}
     ORDER BY e.xid DESC, e.reference COLLATE "C" DESC, e.seq DESC LIMIT 1`,
  );
  return rows[0] ?? BEGINNING;
}

/** Whether one can go on from a position: it is of this database, and no more than `limit` events lie behind it. */
export async function isWithinReach(db: Knex, position: EventPosition, limit: number): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { known: boolean; behind: number }[] }>(
    `SELECT CAST(:xid AS xid8) < pg_snapshot_xmax(pg_current_snapshot()) AS known,
            (SELECT count(*) FROM (SELECT 1 FROM report_event e WHERE e.xid IS NOT NULL AND ${AFTER} LIMIT :limit) AS behind)
              AS behind`,
    { ...position, limit: limit + 1 },
  );
  const { known, behind } = rows[0]!;
  return known && Number(behind) <= limit;
}
