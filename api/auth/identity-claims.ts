import { STAFF_ROLES, type Actor, type StaffRole } from '../../domain/report/actor';

/** Claims of the product in a token. */
export const ROLE_CLAIM = 'paht_role';
export const AGENCY_CLAIM = 'paht_agency';
export const AREAS_CLAIM = 'paht_areas';

/** Somebody as the identity provider describes them. */
export interface Identity {
  actor: Actor & { id: string };
  name?: string;
}

/** Who the claims of a verified token are about; null when they make nobody of the staff, or cannot be understood. */
export function identityOf(claims: Readonly<Record<string, unknown>>): Identity | null {
  const { [ROLE_CLAIM]: role, [AGENCY_CLAIM]: agency, [AREAS_CLAIM]: areas, sub, name } = claims;
  // A token can never make somebody the citizen of a report, nobody in particular, or the product itself.
  if (!STAFF_ROLES.includes(role as StaffRole) || typeof sub !== 'string' || sub === '') return null;
  // Providers send a claim with one value as a text. A limit that is not understood must not be taken for none.
  const limits = typeof areas === 'string' ? [areas] : (areas ?? undefined);
  if (limits !== undefined && !isTexts(limits)) return null;
  return {
    actor: {
      role: role as StaffRole,
      id: sub,
      ...(typeof agency === 'string' ? { agency } : {}),
      ...(limits ? { areas: limits } : {}),
    },
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
