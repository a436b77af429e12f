import type { LeadSnapshot } from '../../domain/report/decide';
import type { ReportEvent } from '../../domain/report/events';
import type { Database } from '../connect';

/** A report as those see it that follow it; null when there is none. */
export async function readLeadSnapshot(db: Database, reference: string): Promise<LeadSnapshot | null> {
  const row: LeadRow | undefined = await db('report')
    // What is left of an anonymised report has no answer to give.
    .where({ reference, anonymised_at: null })
    .first('status', 'agency', 'result', 'answer', {
      mergedInto: 'merged_into',
      resolvedAt: 'resolved_at',
    });
  if (!row) return null;
  const { status, mergedInto, agency, result, answer, resolvedAt } = row;
  // An answer that was returned, or that its citizen did not accept, has no instant any more.
  const stands = resolvedAt !== null && agency !== null && result !== null && answer !== null;
  return {
    reference,
    status,
    mergedInto,
    answer: stands ? { agency, result, answer } : null,
    refusal: status === 'rejected' ? await readRefusal(db, reference) : null,
  };
}

interface LeadRow extends Pick<LeadSnapshot, 'status' | 'mergedInto'> {
  agency: string | null;
  result: NonNullable<LeadSnapshot['answer']>['result'] | null;
  answer: string | null;
  resolvedAt: Date | null;
}

async function readRefusal(db: Database, reference: string): Promise<LeadSnapshot['refusal']> {
  const row: { data: (ReportEvent & { type: 'rejected' })['data'] } | undefined = await db('report_event')
    .where({ reference, type: 'rejected' })
    .orderBy('seq', 'desc')
    .first('data');
  if (!row) return null;
  const { reason, explanation, contact } = row.data;
  return { reason, explanation, ...(contact ? { contact } : {}) };
}

/** References of the reports that follow one, the oldest first. */
export async function readFollowers(db: Database, lead: string): Promise<string[]> {
  const rows: { reference: string }[] = await db('report')
    .where({ merged_into: lead })
    .orderBy([{ column: 'submitted_at' }, { column: 'reference' }])
    .select('reference');
  return rows.map(({ reference }) => reference);
}
