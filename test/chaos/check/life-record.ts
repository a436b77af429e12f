import type { Client, WorkflowExecutionStatusName } from '@temporalio/client';
import { REPORT_QUERY, reportWorkflowId, type ReportView } from '../../../contracts/report-workflow';
import type { Database } from '../../../db/connect';
import type { ReportEvent } from '../../../domain/report/events';
import type { Obligation } from '../../../domain/report/obligation';
import type { Status } from '../../../domain/report/status';

/** All that is left of a report, in Postgres and in Temporal. */
export interface LifeRecord {
  /** Null when Postgres does not know the report. */
  row: { status: Status; seq: number; escalation: string | null; ended: boolean } | null;
  events: RecordedEvent[];
  obligations: RecordedObligation[];
  messages: { key: string; template: string; data: Record<string, unknown>; status: string }[];
  /** Keys of the messages in the mailbox. */
  mailbox: string[];
  workflow: {
    status: WorkflowExecutionStatusName;
    /** Why tasks of it failed; tasks that timed out with a killed worker are none. */
    taskFailures: string[];
    /** Timers that have been started and have neither fired nor been cancelled. */
    timers: number;
    /** What it says of itself, while it runs. */
    live: { status: Status; seq: number } | null;
  };
}

/** An event as it is recorded: the obligations that it changed are kept apart. */
export type RecordedEvent = ReportEvent extends infer Event ? Omit<Event, 'obligations'> & ReportEvent : never;

export interface RecordedObligation extends Pick<Obligation, 'id' | 'kind' | 'ledger' | 'rungs'> {
  /** Epoch ms, as all below. */
  dueAt: number | null;
  nextAt: number | null;
  closedAt: number | null;
}

/** Reads what is left of a report: Postgres at one instant, Temporal right after it. */
export async function readLifeRecord(db: Database, client: Client, reference: string): Promise<LifeRecord> {
  const record = await readPostgres(db, reference);
  const open = record.row !== null && !record.row.ended;
  return { ...record, workflow: await readWorkflow(client, reference, open) };
}

type PostgresRecord = Omit<LifeRecord, 'workflow'>;

const UNKNOWN: PostgresRecord = { row: null, events: [], obligations: [], messages: [], mailbox: [] };

const MS = (column: string) => `round(extract(epoch FROM ${column}) * 1000)`;

/** One statement, so that all of it is of one instant. */
const READ = `
  SELECT json_build_object('status', status, 'seq', seq, 'escalation', escalation,
      'ended', closed_at IS NOT NULL) AS "row",
    ${listOf('report_event', 'seq', { seq: 'seq', at: MS('at'), type: 'type', status: 'status', actor: 'actor', data: 'data' })} AS events,
    ${listOf('obligation', 'id', {
      ...{ id: 'id', kind: 'kind', ledger: 'ledger', rungs: 'rungs' },
      ...{ dueAt: MS('due_at'), nextAt: MS('next_at'), closedAt: MS('closed_at') },
    })} AS obligations,
    ${listOf('outbox', 'key', { key: 'key', template: 'template', data: 'data', status: 'status' })} AS messages,
    (SELECT coalesce(json_agg(key), '[]') FROM mailbox_message WHERE key LIKE report.reference || ':%') AS mailbox
  FROM report WHERE reference = ?`;

function listOf(table: string, order: string, columns: Record<string, string>): string {
  const fields = Object.entries(columns).map(([name, expression]) => `'${name}', ${expression}`);
  return `(SELECT coalesce(json_agg(json_build_object(${fields.join(', ')}) ORDER BY ${order}), '[]')
    FROM ${table} WHERE ${table}.reference = report.reference)`;
}

async function readPostgres(db: Database, reference: string): Promise<PostgresRecord> {
  const { rows } = await db.raw<{ rows: PostgresRecord[] }>(READ, [reference]);
  return rows[0] ?? UNKNOWN;
}

async function readWorkflow(client: Client, reference: string, ask: boolean): Promise<LifeRecord['workflow']> {
  const handle = client.workflow.getHandle(reportWorkflowId(reference));
  const { status } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const taskFailures: string[] = [];
  let timers = 0;
  for (const event of events ?? []) {
    const failed = event.workflowTaskFailedEventAttributes;
    if (failed) taskFailures.push(failed.failure?.message ?? `cause ${String(failed.cause)}`);
    if (event.timerStartedEventAttributes) timers++;
    if (event.timerFiredEventAttributes || event.timerCanceledEventAttributes) timers--;
  }
  const live = ask && status.name === 'RUNNING' ? await handle.query<ReportView | null>(REPORT_QUERY) : null;
  return {
    status: status.name,
    taskFailures,
    timers,
    live: live && { status: live.state.status, seq: live.state.seq },
  };
}
