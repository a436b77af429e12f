import type { Knex } from 'knex';
import type { Actor } from '../../domain/report/actor';
import type { Scope } from '../../domain/report/scope';
import { restrictToScope } from '../read-models/restrict-to-scope';

/** What somebody with a role did that others must be able to look up. */
export interface AuditEntry {
  actor: Actor;
  /** `noun.verb`, e.g. `reporter.look` or `city.edit`. */
  action: string;
  /** The report that it is about, if it is about one. */
  reference?: string;
  /** What else it is about, e.g. `policies/2026-03`; never personal. */
  target?: string;
  /** In the words of who did it. */
  reason?: string;
}

export interface RecordedAuditEntry {
  id: string;
  at: Date;
  role: string;
  subject: string | null;
  agency: string | null;
  action: string;
  reference: string | null;
  target: string | null;
  reason: string | null;
}

export interface AuditFilter {
  action?: string | undefined;
  subject?: string | undefined;
  reference?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Entries older than this one. */
  before?: string | undefined;
}

/** Adds to the audit trail. Within a transaction, the entry and what it is about are there together or not at all. */
export async function recordAudit(db: Knex, entry: AuditEntry): Promise<void> {
  const { actor, action, reference = null, target = null, reason = null } = entry;
  const { role, id: subject = null, agency = null } = actor;
  await db('audit_entry').insert({ role, subject, agency, action, reference, target, reason });
}

/** The newest entries first; for whoever sees some reports only, those about these. */
export async function listAudit(
  db: Knex,
  scope: Scope,
  filter: AuditFilter,
  limit: number,
): Promise<RecordedAuditEntry[]> {
  const { action, subject, reference, from, to, before } = filter;
  const query = db('audit_entry')
    .select('id', 'at', 'role', 'subject', 'agency', 'action', 'reference', 'target', 'reason')
    .orderBy('id', 'desc')
    .limit(limit);
  for (const [column, wanted] of Object.entries({ action, subject, reference })) {
    if (wanted !== undefined) void query.where(column, wanted);
  }
  if (from) void query.where('at', '>=', from);
  if (to) void query.where('at', '<', to);
  if (before !== undefined) void query.where('id', '<', before);
  if (scope.areas || scope.reports !== 'all') {
    void query.whereIn('reference', restrictToScope(db('report').select('reference'), scope));
  }
  return query;
}
