import type { Database } from '../connect';

/** What a message to somebody about a report may need. The e-mail address is the citizen's. */
export interface MessageContext {
  reference: string;
  language: 'vi' | 'en';
  text: string;
  category: string | null;
  area: string | null;
  agency: string | null;
  dueAt: Date | null;
  reporterEmail: string | null;
}

export async function readMessageContext(db: Database, reference: string): Promise<MessageContext> {
  const row: unknown = await db('report')
    .leftJoin('reporter', 'reporter.reference', 'report.reference')
    .where('report.reference', reference)
    .first(
      'report.reference',
      'report.language',
      'report.text',
      'report.category',
      'report.area',
      'report.agency',
      'report.due_at as dueAt',
      'reporter.email as reporterEmail',
    );
  return row as MessageContext;
}
