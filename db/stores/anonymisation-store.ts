import type { EventData, EventType } from '../../domain/report/events';
import type { Database } from '../connect';

/**
 * What stays of each kind of event: codes, numbers, instants, agencies and references, nothing that anybody has written.
 * Whatever is not named here goes, also what a later version adds.
 */
const KEPT_DATA: { readonly [Type in EventType]: readonly (keyof EventData[Type])[] } = {
  submitted: ['channel', 'language', 'area'],
  // `because` are the citizen's own words.
  classified: ['category', 'subcategory', 'field', 'priority', 'confidence', 'model'],
  repeated: ['of', 'count', 'score', 'raisedFrom'],
  repeat_unlinked: ['of', 'priority'],
  sent_to_triage: ['reason', 'suggestion', 'told', 'rule', 'routing', 'alarm'],
  assigned: ['agency', 'supporting', 'consulted', 'rule', 'parent', 'missing', 'routing', 'alarm'],
  accepted: [],
  declined: ['agency', 'suggestedAgency'],
  transferred: ['from', 'to', 'parent', 'told'],
  involved: ['agency', 'required'],
  leg_accepted: ['agency'],
  leg_declined: ['agency', 'suggestedAgency'],
  leg_answered: ['agency', 'result'],
  leg_released: ['agency'],
  information_requested: [],
  information_provided: [],
  information_lapsed: [],
  hold_requested: ['agency', 'until'],
  hold_refused: ['agency'],
  held: ['until'],
  resumed: [],
  extension_requested: ['agency', 'workingDays'],
  extension_granted: ['agency', 'workingDays'],
  extension_refused: ['agency'],
  resolved: ['agency', 'result', 'lead'],
  returned: ['lead'],
  rated: ['rating'],
  reopened: [],
  closed: ['how'],
  rejected: ['reason', 'lead'],
  appealed: [],
  appeal_lapsed: [],
  merged: ['into'],
  relinked: ['from', 'into'],
  unmerged: ['from', 'why'],
  withdrawn: [],
  reclassified: ['category', 'subcategory', 'field'],
  reprioritised: ['priority', 'raised'],
  noted: [],
  commented: [],
  followed: [],
  suspended: ['suspension', 'until'],
  unsuspended: ['suspension'],
  reprojected: ['calendar', 'policy', 'moved'],
  escalated: ['obligation', 'leg', 'rung', 'scheduledFor', 'lateMs', 'told', 'effects'],
  escalated_by_hand: ['told'],
  deescalated: ['obligation', 'leg', 'told', 'priority'],
};

export interface EndedReport {
  reference: string;
  closedAt: Date;
}

/**
 * The next reports that ended more than so many months ago and have not been anonymised, those that ended first first;
 * `after` is the last one of the page before.
 */
export async function readReportsToAnonymise(
  db: Database,
  { now, months, after, limit }: { now: Date; months: number; after: EndedReport | null; limit: number },
): Promise<EndedReport[]> {
  return db('report')
    .whereNull('anonymised_at')
    .whereRaw('closed_at < ?::timestamptz - make_interval(months => ?)', [now, months])
    .modify((query) => {
      if (after) void query.andWhereRaw('(closed_at, reference) > (?, ?)', [after.closedAt, after.reference]);
    })
    .orderBy([{ column: 'closed_at' }, { column: 'reference' }])
    .limit(limit)
    .select('reference', { closedAt: 'closed_at' }) as Promise<EndedReport[]>;
}

/**
 * Takes everything from these reports that citizens and staff have written, and who the citizens were; what statistics
 * count stays. Doing it again changes nothing. It is not noted here: that is for when Temporal has none of it either.
 */
export async function anonymise(db: Database, references: string[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const table of ['reporter', 'report_follower']) await trx(table).whereIn('reference', references).delete();
    await trx('report')
      .whereIn('reference', references)
      .update({
        text: '',
        answer: null,
        address: null,
        lat: null,
        lng: null,
        process: trx.raw('DEFAULT'),
        answers: '{}',
        media_urls: [],
        officer: null,
        officers: [],
      });
    await trx.raw(
      `UPDATE report_event SET data = (
         SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(data)
         WHERE jsonb_exists(CAST(:kept AS jsonb) -> type, key)
       ) WHERE reference = ANY (:references)`,
      { kept: JSON.stringify(KEPT_DATA), references },
    );
    await trx.raw(
      `UPDATE obligation SET ledger = (
         SELECT coalesce(jsonb_agg(entry - 'reason' ORDER BY place), '[]')
         FROM jsonb_array_elements(ledger) WITH ORDINALITY AS entries (entry, place)
       ) WHERE reference = ANY (:references)`,
      { references },
    );
    await trx('outbox').whereIn('reference', references).update({ data: '{}' });
    await trx.raw(`DELETE FROM mailbox_message WHERE split_part(key, ':', 1) = ANY (:references)`, { references });
  });
}

/** Notes that nothing personal is left of these reports. */
export async function markAnonymised(db: Database, references: string[], at: Date): Promise<void> {
  await db('report').whereIn('reference', references).update({ anonymised_at: at });
}
