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
  /** Another system, which files reports for people. */
  'integration',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that somebody can sign in with: nobody in particular, the citizen of a report and the product itself cannot. */
export type StaffRole = Exclude<Role, 'visitor' | 'citizen' | 'system'>;

export const STAFF_ROLES: readonly StaffRole[] = ROLES.filter(
  (role) => role !== 'visitor' && role !== 'citizen' && role !== 'system',
);

/** Who acts. `id` is an opaque subject of the identity provider, never a name; citizens have none. */
export interface Actor {
  role: Role;
  id?: string;
  /** The agency of officers and heads. */
  agency?: string;
  /** Of staff who are for some wards and communes alone. The API sees to it; workflows and events never carry it. */
  areas?: readonly string[];
}

export const SYSTEM: Actor = { role: 'system' };
