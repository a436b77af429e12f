import type { Knex } from 'knex';
import type { RecordedAgain, ReportRecord } from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';
import type { Obligation } from '../../domain/report/obligation';
import { nextInstantOf } from '../../domain/report/obligation';
import type { ReportEvent } from '../../domain/report/events';
import { isActive, type LegStatus } from '../../domain/report/leg';
import { hasEnded, openObligation, type ReportState } from '../../domain/report/state';
import type { Database } from '../connect';
import { readStoredState } from '../read-models/stored-state';
import { messageInsert, type OutboxMessage } from './outbox-store';
import { photoAttachment, submittedPhotosInsert } from './photo-store';

/** A report whose reference another request has taken already. */
export class ReferenceTakenError extends Error {
  override readonly name = 'ReferenceTakenError';
}

const UNIQUE_VIOLATION = '23505';

/** What was recorded in the place of a record: the state that it led to, and the Updates that did it. */
export interface RecordedInstead {
  state: ReportState;
  updates: string[];
}

/**
 * Writes a record and its messages, with one statement: all of it or nothing. The key is `(reference, seq)`, and the first
 * record of a number counts. Answers null when this one is there, whether it was written now or before; otherwise what was
 * recorded in its place.
 *
 * A worker that dies after a record but before Temporal learns of its workflow task leaves a decision that its report's
 * workflow does not know. The task runs again and may decide otherwise, e.g. because a command has come meanwhile: then
 * the workflow takes over what is recorded here and decides on top of that. So nothing that was shown is ever taken back.
 */
export async function saveRecord(
  db: Database,
  record: ReportRecord,
  messages: OutboxMessage[],
): Promise<RecordedInstead | null> {
  const { state, events, submission, follower, updateId } = record;
  const { reference } = state;
  const changes = reportChanges(state, events);
  const reporter = submission && reporterRow(reference, submission);
  const obligations = obligationRows(reference, events);
  const rows = eventRows(reference, events, updateId);
  const statement = db('report').with('events', db('report_event').insert(rows));
  if (obligations.length > 0) void statement.with('obligations', obligationUpsert(db, obligations));
  if (messages.length > 0) void statement.with('messages', messageInsert(db, messages));
  if (reporter) void statement.with('reporter', db('reporter').insert(reporter));
  if (follower) void statement.with('follower', followerInsert(db, reference, follower));
  if (submission?.photos?.length)
    void statement.with('photos', submittedPhotosInsert(db, reference, submission.photos));
  const attachment = photoAttachment(db, reference, events);
  if (attachment) void statement.with('attachment', attachment);
  try {
    if (submission) await statement.insert({ ...reportRow(state, submission), ...changes });
    else await statement.where({ reference }).update(changes);
    return null;
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    if (submission) await refuseAnother(db, reference, submission);
    return recordedInstead(db, reference, events[0]!);
  }
}

async function recordedInstead(db: Database, reference: string, first: ReportEvent): Promise<RecordedInstead | null> {
  const present: { seq: number; at: Date; type: string; updateId: string | null }[] = await db('report_event')
    .where({ reference })
    .andWhere('seq', '>=', first.seq)
    .orderBy('seq')
    .select('seq', 'at', 'type', { updateId: 'update_id' });
  const [same] = present;
  if (same && same.seq === first.seq && same.type === first.type && same.at.getTime() === first.at) return null;
  const state = await readStoredState(db, reference);
  if (!state) throw new Error(`Report ${reference} has other events, and no state that could be gone on with`);
  return { state, updates: [...new Set(present.flatMap(({ updateId }) => updateId ?? []))] };
}

/** Throws when the row that is there is not this submission's, or has ended long ago. */
async function refuseAnother(db: Knex, reference: string, { fingerprint }: Submission): Promise<void> {
  const row: { fingerprint: string; longEnded: boolean | null } | undefined = await db('report')
    .where({ reference })
    .first('fingerprint', db.raw(`closed_at < now() - interval '1 day' AS "longEnded"`));
  if (row && row.fingerprint !== fingerprint) {
    throw new ReferenceTakenError(`Reference ${reference} belongs to another report`);
  }
  // The same request, sent again after Temporal forgot the report and while Postgres did not answer the intake.
  if (row?.longEnded) throw new ReferenceTakenError(`Report ${reference} has ended already`);
}

/**
 * Brings the row and the obligations of a report to the state that its workflow has, after Postgres has lost some, e.g.
 * because it was restored from a backup. Events that were lost stay lost. Where Postgres has more than the workflow, it
 * answers that instead. No row can be made when the submission is not known any more.
 */
export async function saveStateAgain(
  db: Database,
  state: ReportState,
  submission: Submission | null,
): Promise<RecordedAgain> {
  const { reference } = state;
  return db.transaction(async (trx) => {
    if (submission) {
      await trx('report').insert(reportRow(state, submission)).onConflict('reference').ignore();
      await refuseAnother(trx, reference, submission);
      const reporter = reporterRow(reference, submission);
      if (reporter) await trx('reporter').insert(reporter).onConflict('reference').ignore();
      if (submission.photos?.length) await submittedPhotosInsert(trx, reference, submission.photos);
    }
    const row: { seq: number } | undefined = await trx('report').where({ reference }).forUpdate().first('seq');
    if (!row) return { recorded: false };
    const ahead = row.seq > state.seq ? await readStoredState(trx, reference) : null;
    if (ahead) return { recorded: true, ahead };
    await trx('report')
      .where({ reference })
      .update({
        ...columnsOf(state),
        resolved_at: answeredAt(state),
        answered_in_time: answeredAt(state) && answeredInTime(state),
        ...(hasEnded(state) ? {} : { closed_at: null }),
      });
    await trx('obligation').where({ reference, closed_at: null }).delete();
    const rows = state.obligations.map((obligation) => obligationRow(reference, obligation));
    if (rows.length > 0) await obligationUpsert(trx, rows);
    return { recorded: true };
  });
}

function reportRow({ reference, status, priority }: ReportState, submission: Submission): Record<string, unknown> {
  const { fingerprint, channel, language, text, location, area } = submission;
  const { suggestedCategory = null, answers = {}, mediaUrls = [], apiKey = null } = submission;
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
    suggested_category: suggestedCategory,
    answers: JSON.stringify(answers),
    media_urls: mediaUrls,
    api_key: apiKey,
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

function eventRows(reference: string, events: ReportEvent[], updateId: string | undefined): Record<string, unknown>[] {
  return events.map(({ seq, at, type, status, actor, data }) => ({
    reference,
    seq,
    at: new Date(at),
    type,
    status,
    actor: JSON.stringify(actor),
    data: JSON.stringify(data),
    update_id: updateId ?? null,
  }));
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
        answered_in_time: answeredInTime(state),
        rating: null,
      });
    }
    if (event.type === 'rated') changes.rating = event.data.rating;
    if (event.type === 'reopened' || event.type === 'returned') {
      Object.assign(changes, { resolved_at: null, answered_in_time: null });
    }
  }
  if (hasEnded(state)) changes.closed_at ??= new Date(last.at);
  return changes;
}

/** Since when the answer of the lead agency stands; its words are not in the state. */
function answeredAt({ status, obligations }: ReportState): Date | null {
  const answered = obligations.find(({ kind, closed }) => kind === 'resolution' && closed);
  return status === 'resolved' ? instant(answered?.closed?.at) : null;
}

/** Whether the lead agency's answer came by its due time; it had none while its clock stood still. Null without an answer. */
function answeredInTime({ obligations }: ReportState): boolean | null {
  const met = obligations
    .filter(({ kind, leg, closed }) => kind === 'resolution' && !leg && closed?.how === 'met')
    .at(-1);
  if (!met) return null;
  return met.dueAt === null || met.closed!.at <= met.dueAt;
}

/** Agencies that have to do with the report still, and may see it. */
const CONCERNED: readonly LegStatus[] = ['assigned', 'in_progress', 'answered'];

function columnsOf(state: ReportState): Record<string, unknown> {
  const { obligations: _, ...process } = state;
  return {
    seq: state.seq,
    status: state.status,
    category: state.category,
    subcategory: state.subcategory ?? null,
    field: state.field,
    priority: state.priority,
    agency: state.agency,
    officer: state.officer ?? null,
    officers: officersOf(state),
    supporting: state.legs.filter(({ status }) => CONCERNED.includes(status)).map(({ agency }) => agency),
    due_at: instant(openObligation(state, 'resolution')?.dueAt),
    escalation: state.escalation,
    overdue_published: state.overduePublished,
    declines: state.declinedBy.length,
    transfers: state.transfers,
    extensions: state.extensions.count,
    reopenings: state.reopenings,
    merged_into: state.merged?.into ?? null,
    repeat_of: state.repeat?.of ?? null,
    occurrence: state.repeat?.count ?? 1,
    suspension: state.suspension?.id ?? null,
    process: JSON.stringify(process),
  };
}

/** Whose work it is still. */
function officersOf({ officer, legs }: ReportState): string[] {
  const parts = legs.filter(isActive).map((leg) => leg.officer);
  return [...new Set([officer, ...parts].filter((each) => typeof each === 'string'))];
}

function followerInsert(
  db: Knex,
  reference: string,
  follower: NonNullable<ReportRecord['follower']>,
): Knex.QueryBuilder {
  // Who follows already is told once all the same; who has not confirmed yet may do so with the latest message.
  return db('report_follower')
    .insert({ reference, ...follower })
    .onConflict(['reference', 'email'])
    .merge(['seq', 'language'])
    .whereNull('report_follower.confirmed_at');
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
