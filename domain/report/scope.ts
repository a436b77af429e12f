import type { Actor } from './actor';

/** Which reports somebody sees as staff, and may act on. */
export interface Scope {
  /** Every report; those that one agency leads or supports; or none, of whoever is no staff or belongs to no agency. */
  reports: 'all' | 'none' | { agency: string };
  /** Those of these wards and communes alone; a report whose place names none is then not among them. */
  areas?: readonly string[];
}

/** What a scope asks of a report. */
export interface ScopedReport {
  agency: string | null;
  supporting: readonly string[];
  area: string | null;
}

/** Everybody who needs to see every report. */
const CENTRE = new Set<Actor['role']>(['operator', 'supervisor', 'leadership', 'auditor', 'admin']);
const OF_AN_AGENCY = new Set<Actor['role']>(['officer', 'agency_head']);

/** The one rule of who sees what as staff; lists (`db/read-models/restrict-to-scope.ts`) and single reports follow it. */
export function scopeOf({ role, agency, areas }: Actor): Scope {
  const limits = areas === undefined ? {} : { areas };
  if (CENTRE.has(role)) return { reports: 'all', ...limits };
  if (OF_AN_AGENCY.has(role) && agency !== undefined) return { reports: { agency }, ...limits };
  return { reports: 'none' };
}

export function isInScope({ reports, areas }: Scope, { agency, supporting, area }: ScopedReport): boolean {
  if (areas && (area === null || !areas.includes(area))) return false;
  if (typeof reports === 'string') return reports === 'all';
  return reports.agency === agency || supporting.includes(reports.agency);
}
