import type { ReportDetail } from '../../db/read-models/report-detail';
import type { Actor } from '../../domain/report/actor';

/** Who looks at a report. */
export type Audience = 'public' | 'citizen' | 'staff';

/** Everybody who needs to see every report. */
const CENTRE = new Set<Actor['role']>(['operator', 'supervisor', 'leadership', 'auditor', 'admin']);

/**
 * What somebody may see of a report. Officers and heads of an agency need to see what their agency leads or supports; of
 * any other report they see what everybody sees.
 */
export function audienceOf(
  actor: Actor,
  { agency, supporting }: Pick<ReportDetail, 'agency' | 'supporting'>,
): Audience {
  if (actor.role === 'citizen') return 'citizen';
  if (CENTRE.has(actor.role)) return 'staff';
  const concerned = actor.agency !== undefined && (actor.agency === agency || supporting.includes(actor.agency));
  return concerned ? 'staff' : 'public';
}

/** Whether what is meant for one audience may be shown to another. */
export function maySee(audience: Audience, meantFor: Audience): boolean {
  return RANK[audience] >= RANK[meantFor];
}

const RANK: Readonly<Record<Audience, number>> = { public: 0, citizen: 1, staff: 2 };

/** How somebody who did something is named to an audience: for staff by the role itself. */
export function nameOfRole(role: string, audience: Audience): string {
  if (audience === 'staff' || ['citizen', 'visitor', 'system'].includes(role)) return role;
  return role === 'officer' || role === 'agency_head' ? 'agency' : 'centre';
}
