import type { Knex } from 'knex';
import type { ReportRecord } from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';
import type { Obligation } from '../../domain/report/obligation';
import { nextInstantOf } from '../../domain/report/obligation';
import type { ReportEvent } from '../../domain/report/events';
import { openObligation, type ReportState } from '../../domain/report/state';
import { isTerminal } from '../../domain/report/status';

/** A report whose reference another request has taken already. */
export class ReferenceTakenError extends Error {
  override readonly name = 'ReferenceTakenError';
}

/**
 * Writes a record inside the caller's transaction. The key is `(reference, seq)`: recording again changes nothing, and
 * an older record that comes late changes neither the report's row nor its obligations.
 *
 * A worker that dies after a record but before Temporal learns of its workflow task leaves events that never were: the
 * task runs again, later, and may decide differently, because a command has come meanwhile. So of two records of one
 * number the one that was decided later counts, and what followed the other is taken back.
 */
export async function saveRecord(trx: Knex.Transaction, { state, events, submission }: ReportRecord): Promise<void> {
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
  await upsertObligations(trx, reference, events);
}

/** Removes what an abandoned record and those after it wrote; messages that are out already cannot be called back. */
async function takeBack(trx: Knex.Transaction, reference: string, from: number): Promise<void> {
  await trx('report_event').where({ reference }).andWhere('seq', '>=', from).delete();
  await trx('obligation').where({ reference }).whereRaw(`split_part(id, '-', 2)::integer >= ?`, [from]).delete();
  await trx('outbox')
    .where({ reference, status: 'pending' })
    .whereRaw(`split_part(key, ':', 2)::integer >= ?`, [from])
    .delete();
}

async function insertReport(trx: Knex.Transaction, state: ReportState, submission: Submission): Promise<void> {
  const { rows } = await trx.raw<{ rows: { fingerprint: string; longEnded: boolean | null }[] }>(
    `INSERT INTO report (reference, fingerprint, seq, status, channel, language, text, lat, lng, address, area,
                         priority, submitted_at, updated_at)
     VALUES (:reference, :fingerprint, 0, :status, :channel, :language, :text, :lat, :lng, :address, :area,
             :priority, :at, :at)
     ON CONFLICT (reference) DO UPDATE SET reference = excluded.reference
     RETURNING fingerprint, closed_at < now() - interval '1 day' AS "longEnded"`,
    {
      reference: state.reference,
      fingerprint: submission.fingerprint,
      status: state.status,
      channel: submission.channel,
      language: submission.language,
      text: submission.text,
      lat: submission.location.lat ?? null,
      lng: submission.location.lng ?? null,
      address: submission.location.address ?? null,
      area: submission.area,
      priority: state.priority,
      at: new Date(submission.receivedAt),
    },
  );
  const { fingerprint, longEnded } = rows[0]!;
  if (fingerprint !== submission.fingerprint) {
    throw new ReferenceTakenError(`Reference ${state.reference} belongs to another report`);
  }
  // The same request, sent again after Temporal forgot the report and while Postgres did not answer the intake.
  if (longEnded) throw new ReferenceTakenError(`Report ${state.reference} has ended already`);
  const { contact } = submission;
  if (contact && (contact.name || contact.phone || contact.email)) {
    await trx('reporter')
      .insert({
        reference: state.reference,
        name: contact.name ?? null,
        phone: contact.phone ?? null,
        email: contact.email ?? null,
      })
      .onConflict('reference')
      .ignore();
  }
}

/** Answers the numbers of those that were not there yet. */
async function insertEvents(trx: Knex.Transaction, reference: string, events: ReportEvent[]): Promise<number[]> {
  const rows = events.map(({ seq, at, type, status, actor, data }) => ({
    reference,
    seq,
    at: new Date(at),
    type,
    status,
    actor: JSON.stringify(actor),
    data: JSON.stringify(data),
  }));
  const inserted = await trx('report_event').insert(rows).onConflict(['reference', 'seq']).ignore().returning('seq');
  return inserted.map(({ seq }: { seq: number }) => seq);
}

async function updateReport(
  trx: Knex.Transaction,
  state: ReportState,
  events: ReportEvent[],
  supersedes: boolean,
): Promise<void> {
  const last = events.at(-1)!;
  const changes: Record<string, unknown> = {
    seq: state.seq,
    status: state.status,
    category: state.category,
    field: state.field,
    priority: state.priority,
    agency: state.agency,
    supporting: state.supporting,
    due_at: instant(openObligation(state, 'resolution')?.dueAt),
    escalation: state.escalation,
    overdue_published: state.overduePublished,
    declines: state.declines,
    reopenings: state.reopenings,
    updated_at: new Date(last.at),
    ...(supersedes && !isTerminal(state.status) ? { closed_at: null } : {}),
    ...(supersedes && state.status !== 'resolved' && !isTerminal(state.status) ? { resolved_at: null } : {}),
  };
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
    if (isTerminal(event.status)) changes.closed_at ??= new Date(event.at);
  }
  const row = trx('report').where('reference', state.reference);
  await (supersedes ? row : row.andWhere('seq', '<', state.seq)).update(changes);
}

async function upsertObligations(trx: Knex.Transaction, reference: string, events: ReportEvent[]): Promise<void> {
  const latest = new Map<string, Obligation>();
  for (const event of events) for (const obligation of event.obligations ?? []) latest.set(obligation.id, obligation);
  if (latest.size === 0) return;
  const rows = [...latest.values()].map((obligation) => ({
    reference,
    id: obligation.id,
    kind: obligation.kind,
    owner: obligation.owner.role,
    agency: obligation.owner.agency ?? null,
    opened_at: new Date(obligation.openedAt),
    due_at: instant(obligation.dueAt),
    next_at: obligation.closed ? null : instant(nextInstantOf(obligation)),
    closed_at: instant(obligation.closed?.at),
    outcome: obligation.closed?.how ?? null,
    ledger: JSON.stringify(obligation.ledger),
    rungs: JSON.stringify(obligation.rungs),
  }));
  await trx('obligation').insert(rows).onConflict(['reference', 'id']).merge();
}

function instant(epochMs: number | null | undefined): Date | null {
  return epochMs === null || epochMs === undefined ? null : new Date(epochMs);
}
