import type { Actor } from '../../domain/report/actor';
import { isInScope, scopeOf, type ScopedReport } from '../../domain/report/scope';

/** Who looks at a report. */
export type Audience = 'public' | 'citizen' | 'staff';

/**
 * What somebody may see of a report: as staff what is in their scope; of any other report they see what everybody sees.
 */
export function audienceOf(actor: Actor, report: ScopedReport): Audience {
  if (actor.role === 'citizen') return 'citizen';
  return isInScope(scopeOf(actor), report) ? 'staff' : 'public';
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
