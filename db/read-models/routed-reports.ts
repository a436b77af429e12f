import type { Priority } from '../../domain/city/city-data';
import type { Channel } from '../../domain/report/events';
import type { Database } from '../connect';

/** What the routing table is asked of a report. */
export interface RoutedReport {
  reference: string;
  category: string;
  subcategory: string | null;
  area: string | null;
  priority: Priority;
  channel: Channel;
  submittedAt: Date;
}

/** Reports with a category that came in since an instant, the newest first. */
export async function readRoutedReports(db: Database, since: Date, limit: number): Promise<RoutedReport[]> {
  return db('report')
    .where('submitted_at', '>=', since)
    .whereNotNull('category')
    .orderBy([
      { column: 'submitted_at', order: 'desc' },
      { column: 'reference', order: 'desc' },
    ])
    .limit(limit)
    .select({
      reference: 'reference',
      category: 'category',
      subcategory: 'subcategory',
      area: 'area',
      priority: 'priority',
      channel: 'channel',
      submittedAt: 'submitted_at',
    });
}
