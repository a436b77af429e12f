import type { LabelledText } from '../../domain/classification/training/labelled-text';
import type { Database } from '../connect';

/** Of so many reports, the latest, corrections are learned from. */
const MOST = 20_000;

interface Row {
  text: string;
  language: 'vi' | 'en';
  category: string;
  subcategory: string | null;
  priority: string | null;
}

/**
 * The reports of which a person has said what they are about: sorted at triage, given another category, sent on after an
 * agency had declined them. What a person said last counts. Reports that were rejected, withdrawn or anonymised teach nothing.
 */
export async function readCorrections(db: Database): Promise<LabelledText[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT report.text, report.language, said.category, said.subcategory, urged.priority
     FROM report
     CROSS JOIN LATERAL (
       SELECT data->>'category' AS category, data->>'subcategory' AS subcategory FROM report_event
       WHERE report_event.reference = report.reference
         AND type IN ('classified', 'reclassified') AND actor->>'role' <> 'system'
       ORDER BY seq DESC LIMIT 1
     ) AS said
     LEFT JOIN LATERAL (
       SELECT data->>'priority' AS priority FROM report_event
       WHERE report_event.reference = report.reference
         AND type IN ('classified', 'reprioritised') AND actor->>'role' <> 'system' AND data->>'priority' IS NOT NULL
       ORDER BY seq DESC LIMIT 1
     ) AS urged ON true
     WHERE report.status NOT IN ('rejected', 'withdrawn') AND report.text <> ''
     ORDER BY report.submitted_at DESC
     LIMIT ?`,
    [MOST],
  );
  return rows.map(({ text, language, category, subcategory, priority }) => ({
    text,
    language,
    category,
    subcategory,
    urgent: priority === null ? null : priority === 'urgent',
    hard: false,
  }));
}
