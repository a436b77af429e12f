export const ROLES = [
  /** Anybody, without a token: may follow a report. */
  'visitor',
  'citizen',
  'operator',
  'officer',
  'agency_head',
  'supervisor',
  'leadership',
  'auditor',
  'admin',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** Who acts. `id` is an opaque subject of the identity provider, never a name; citizens have none. */
export interface Actor {
  role: Role;
  id?: string;
  /** The agency of officers and heads. */
  agency?: string;
}

export const SYSTEM: Actor = { role: 'system' };
