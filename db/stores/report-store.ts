import type { Knex } from 'knex';
import type { ReportRecord } from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';
import type { Obligation } from '../../domain/report/obligation';
import { nextInstantOf } from '../../domain/report/obligation';
import type { ReportEvent } from '../../domain/report/events';
import type { LegStatus } from '../../domain/report/leg';
import { hasEnded, openObligation, type ReportState } from '../../domain/report/state';
import { messageInsert, type OutboxMessage } from './outbox-store';

/** A report whose reference another request has taken already. */
export class ReferenceTakenError extends Error {
  override readonly name = 'ReferenceTakenError';
}

const UNIQUE_VIOLATION = '23505';

/**
 * Writes a record and its messages with one statement, where `saveRecord` in a transaction takes six to eight. Answers
 * false, and has written nothing, when some of it is there already: `saveRecord` settles that.
 */
export async function saveNewRecord(db: Knex, record: ReportRecord, messages: OutboxMessage[]): Promise<boolean> {
  const { state, events, submission, follower } = record;
  const { reference } = state;
  const changes = reportChanges(state, events);
  const reporter = submission && reporterRow(reference, submission);
  const obligations = obligationRows(reference, events);
  const statement = db('report').with('events', db('report_event').insert(eventRows(reference, events)));
  if (obligations.length > 0) void statement.with('obligations', obligationUpsert(db, obligations));
  if (messages.length > 0) void statement.with('messages', messageInsert(db, messages));
  if (reporter) void statement.with('reporter', db('reporter').insert(reporter));
  if (follower) void statement.with('follower', followerInsert(db, reference, follower));
  try {
    if (submission) await statement.insert({ ...reportRow(state, submission), ...changes });
    else await statement.where({ reference }).andWhere('seq', '<', state.seq).update(changes);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

/**
 * Writes a record inside the caller's transaction. The key is `(reference, seq)`: recording again changes nothing, and
 * an older record that comes late changes neither the report's row nor its obligations.
 *
 * A worker that dies after a record but before Temporal learns of its workflow task leaves events that never were: the
 * task runs again, later, and may decide differently, because a command has come meanwhile. So of two records of one
 * number the one that was decided later counts, and what followed the other is taken back.
 */
export async function saveRecord(trx: Knex.Transaction, record: ReportRecord): Promise<void> {
  const { state, events, submission, follower } = record;
  const { reference } = state;
  if (submission) await insertReport(trx, state, submission);
  const inserted = await insertEvents(trx, reference, events);
  const clashes = inserted.length < events.length;
  if (clashes) {
    const first = events[0]!;
    const present = await trx<{ reference: string; seq: number; at: Date }>('report_event')
      .where({ reference, seq: first.seq })
      .first('at');
    if (inserted.includes(first.seq) || present!.at.getTime() >= first.at) {
      await trx('report_event').where({ reference }).whereIn('seq', inserted).delete();
      return;
    }
    await takeBack(trx, reference, first.seq);
    await insertEvents(trx, reference, events);
  }
  await updateReport(trx, state, events, clashes);
  const obligations = obligationRows(reference, events);
  if (obligations.length > 0) await obligationUpsert(trx, obligations);
  if (follower) await followerInsert(trx, reference, follower);
}

/**
 * Brings the row and the obligations of a report to the state that its workflow has, after Postgres has lost some, e.g.
 * because it was restored from a backup. Events that were lost stay lost. Answers false when there is no row, and none
 * can be made because the submission is not known any more.
 */
export async function saveStateAgain(db: Knex, state: ReportState, submission: Submission | null): Promise<boolean> {
  const { reference } = state;
  return db.transaction(async (trx) => {
    if (submission) await insertReport(trx, state, submission);
    const { count } = (await trx('report').where({ reference }).count<{ count: string }[]>('* as count'))[0]!;
    if (Number(count) === 0) return false;
    await trx('report')
      .where({ reference })
      .update({ ...columnsOf(state), resolved_at: answeredAt(state) });
    await trx('obligation').where({ reference, closed_at: null }).delete();
    const rows = state.obligations.map((obligation) => obligationRow(reference, obligation));
    if (rows.length > 0) await obligationUpsert(trx, rows);
    return true;
  });
}

/** Removes what an abandoned record and those after it wrote; messages that are out already cannot be called back. */
async function takeBack(trx: Knex.Transaction, reference: string, from: number): Promise<void> {
  await trx('report_event').where({ reference }).andWhere('seq', '>=', from).delete();
  await trx('report_follower').where({ reference }).andWhere('seq', '>=', from).delete();
  await trx('obligation').where({ reference }).whereRaw(`split_part(id, '-', 2)::integer >= ?`, [from]).delete();
  await trx('outbox')
    .where({ reference, status: 'pending' })
    .whereRaw(`split_part(key, ':', 2)::integer >= ?`, [from])
    .delete();
}

async function insertReport(trx: Knex.Transaction, state: ReportState, submission: Submission): Promise<void> {
  const rows: { fingerprint: string; longEnded: boolean | null }[] = await trx('report')
    .insert(reportRow(state, submission))
    .onConflict('reference')
    .merge(['reference'])
    .returning(['fingerprint', trx.raw(`closed_at < now() - interval '1 day' AS "longEnded"`)]);
  const { fingerprint, longEnded } = rows[0]!;
  if (fingerprint !== submission.fingerprint) {
    throw new ReferenceTakenError(`Reference ${state.reference} belongs to another report`);
  }
  // The same request, sent again after Temporal forgot the report and while Postgres did not answer the intake.
  if (longEnded) throw new ReferenceTakenError(`Report ${state.reference} has ended already`);
  const reporter = reporterRow(state.reference, submission);
  if (reporter) await trx('reporter').insert(reporter).onConflict('reference').ignore();
}

function reportRow({ reference, status, priority }: ReportState, submission: Submission): Record<string, unknown> {
  const { fingerprint, channel, language, text, location, area } = submission;
  const at = new Date(submission.receivedAt);
  return {
    reference,
    fingerprint,
    seq: 0,
    status,
    channel,
    language,
    text,
    lat: location.lat ?? null,
    lng: location.lng ?? null,
    address: location.address ?? null,
    area,
    priority,
    submitted_at: at,
    updated_at: at,
  };
}

function reporterRow(reference: string, { contact }: Submission): Record<string, unknown> | undefined {
  if (!contact || !(contact.name || contact.phone || contact.email)) return undefined;
  const { name = null, phone = null, email = null } = contact;
  return { reference, name, phone, email };
}

/** Answers the numbers of those that were not there yet. */
async function insertEvents(trx: Knex.Transaction, reference: string, events: ReportEvent[]): Promise<number[]> {
  const rows = eventRows(reference, events);
  const inserted = await trx('report_event').insert(rows).onConflict(['reference', 'seq']).ignore().returning('seq');
  return inserted.map(({ seq }: { seq: number }) => seq);
}

function eventRows(reference: string, events: ReportEvent[]): Record<string, unknown>[] {
  return events.map(({ seq, at, type, status, actor, data }) => ({
    reference,
    seq,
    at: new Date(at),
    type,
    status,
    actor: JSON.stringify(actor),
    data: JSON.stringify(data),
  }));
}

async function updateReport(
  trx: Knex.Transaction,
  state: ReportState,
  events: ReportEvent[],
  supersedes: boolean,
): Promise<void> {
  const changes = reportChanges(state, events);
  const row = trx('report').where('reference', state.reference);
  if (!supersedes) {
    await row.andWhere('seq', '<', state.seq).update(changes);
    return;
  }
  await row.update({
    ...(hasEnded(state) ? {} : { closed_at: null }),
    ...(state.status !== 'resolved' && !hasEnded(state) ? { resolved_at: null } : {}),
    ...changes,
  });
}

function reportChanges(state: ReportState, events: ReportEvent[]): Record<string, unknown> {
  const last = events.at(-1)!;
  const changes: Record<string, unknown> = { ...columnsOf(state), updated_at: new Date(last.at) };
  for (const event of events) {
    if (event.type === 'resolved') {
      Object.assign(changes, {
        result: event.data.result,
        answer: event.data.answer,
        resolved_at: new Date(event.at),
        rating: null,
      });
    }
    if (event.type === 'rated') changes.rating = event.data.rating;
    if (event.type === 'reopened' || event.type === 'returned') changes.resolved_at = null;
  }
  if (hasEnded(state)) changes.closed_at ??= new Date(last.at);
  return changes;
}

/** Since when the answer of the lead agency stands; its words are not in the state. */
function answeredAt({ status, obligations }: ReportState): Date | null {
  const answered = obligations.find(({ kind, closed }) => kind === 'resolution' && closed);
  return status === 'resolved' ? instant(answered?.closed?.at) : null;
}

/** Agencies that have to do with the report still, and may see it. */
const CONCERNED: readonly LegStatus[] = ['assigned', 'in_progress', 'answered'];

function columnsOf(state: ReportState): Record<string, unknown> {
  const { obligations: _, ...process } = state;
  return {
    seq: state.seq,
    status: state.status,
    category: state.category,
    field: state.field,
    priority: state.priority,
    agency: state.agency,
    supporting: state.legs.filter(({ status }) => CONCERNED.includes(status)).map(({ agency }) => agency),
    due_at: instant(openObligation(state, 'resolution')?.dueAt),
    escalation: state.escalation,
    overdue_published: state.overduePublished,
    declines: state.declinedBy.length,
    transfers: state.transfers,
    extensions: state.extensions.count,
    reopenings: state.reopenings,
    merged_into: state.merged?.into ?? null,
    suspension: state.suspension?.id ?? null,
    process: JSON.stringify(process),
  };
}

function followerInsert(
  db: Knex,
  reference: string,
  follower: NonNullable<ReportRecord['follower']>,
): Knex.QueryBuilder {
  // Who follows already is told once all the same.
  return db('report_follower')
    .insert({ reference, ...follower })
    .onConflict()
    .ignore();
}

function obligationUpsert(db: Knex, rows: Record<string, unknown>[]): Knex.QueryBuilder {
  return db('obligation').insert(rows).onConflict(['reference', 'id']).merge();
}

/** Each obligation that the events changed, as the last of them left it. */
function obligationRows(reference: string, events: ReportEvent[]): Record<string, unknown>[] {
  const latest = new Map<string, Obligation>();
  for (const event of events) for (const obligation of event.obligations ?? []) latest.set(obligation.id, obligation);
  return [...latest.values()].map((obligation) => obligationRow(reference, obligation));
}

function obligationRow(reference: string, obligation: Obligation): Record<string, unknown> {
  return {
    reference,
    id: obligation.id,
    kind: obligation.kind,
    owner: obligation.owner.role,
    agency: obligation.owner.agency ?? null,
    leg: obligation.leg ?? null,
    priority: obligation.priority,
    opened_at: new Date(obligation.openedAt),
    due_at: instant(obligation.dueAt),
    next_at: obligation.closed ? null : instant(nextInstantOf(obligation)),
    closed_at: instant(obligation.closed?.at),
    outcome: obligation.closed?.how ?? null,
    ledger: JSON.stringify(obligation.ledger),
    rungs: JSON.stringify(obligation.rungs),
  };
}

function instant(epochMs: number | null | undefined): Date | null {
  return epochMs === null || epochMs === undefined ? null : new Date(epochMs);
}
