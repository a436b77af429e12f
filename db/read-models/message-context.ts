import type { Database } from '../connect';
import type { OutboxMessage } from '../stores/outbox-store';

/** What a message about a report may need. */
export interface MessageContext {
  reference: string;
  text: string;
  category: string | null;
  area: string | null;
  agency: string | null;
  dueAt: Date | null;
  /** Of the citizen whom it is for, the reporter or a follower; null for staff, and when there is no address. */
  email: string | null;
  /** What that citizen reads. */
  language: 'vi' | 'en' | null;
}

/** Reads what a message needs, with the address of the citizen whom it is for. Null when it is about no single report. */
export async function readMessageContext(
  db: Database,
  { reference, audience }: Pick<OutboxMessage, 'reference' | 'audience'>,
): Promise<MessageContext | null> {
  if (reference === null) return null;
  const query = db('report')
    .where('report.reference', reference)
    .first(
      'report.reference',
      'report.text',
      'report.category',
      'report.area',
      'report.agency',
      'report.due_at as dueAt',
    );
  const [role, seq] = audience.split('@');
  if (role === 'reporter') {
    void query
      .leftJoin('reporter', 'reporter.reference', 'report.reference')
      .select('reporter.email', 'report.language');
  } else if (role === 'follower') {
    void query
      .leftJoin('report_follower as follower', (join) =>
        join.on('follower.reference', 'report.reference').andOnVal('follower.seq', Number(seq)),
      )
      .select('follower.email', 'follower.language');
  }
  const row = (await query) as MessageContext;
  return { ...row, email: row.email ?? null, language: row.language ?? null };
}
