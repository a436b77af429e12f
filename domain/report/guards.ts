import type { Actor } from './actor';
import type { RejectionCode } from './rejection';
import { activeLegs, isFollower, type PendingRequest, type Standing } from './state';

/** What must hold besides state and role; the code says why not when it does not. */
interface Guard {
  holds(standing: Standing, actor: Actor): boolean;
  otherwise: RejectionCode;
}

const asked = ({ requests }: Standing, kind: PendingRequest['kind'], agency?: string) =>
  requests.some((request) => request.kind === kind && (agency === undefined || request.agency === agency));

/** The guards that rows of the table of transitions name. */
export const GUARDS = {
  /** Who decided it before may not decide it again once the citizen objected; a supervisor always may. */
  another_reviewer: {
    holds: ({ barred }, { role, id }) => role !== 'operator' || barred === null || barred !== id,
    otherwise: 'another_reviewer',
  },
  has_lead_agency: { holds: ({ agency }) => agency !== null, otherwise: 'no_lead_agency' },
  has_parts: { holds: (standing) => activeLegs(standing).length > 0, otherwise: 'not_involved' },
  hold_requested: { holds: (standing) => asked(standing, 'hold'), otherwise: 'nothing_requested' },
  no_hold_requested: { holds: (standing) => !asked(standing, 'hold'), otherwise: 'already_requested' },
  extension_requested: { holds: (standing) => asked(standing, 'extension'), otherwise: 'nothing_requested' },
  no_extension_requested: {
    holds: (standing, { agency }) => !asked(standing, 'extension', agency),
    otherwise: 'already_requested',
  },
  may_appeal: { holds: ({ mayAppeal }) => mayAppeal, otherwise: 'appealed_before' },
  follows_another: { holds: isFollower, otherwise: 'not_merged' },
  repeats_another: { holds: ({ repeat }) => Boolean(repeat), otherwise: 'not_a_repeat' },
  stands_alone: { holds: (standing) => !isFollower(standing), otherwise: 'follows_another' },
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
