import type { Priority } from '../city/city-data';
import type { Recipient, RungEffect } from '../policy/policy';
import { SYSTEM } from './actor';
import type { Addressee } from './addressee';
import type { Decision } from './decision';
import { Draft } from './draft';
import { toTriage, transfer, unsuspend } from './moves';
import { fire, nextRungOf, rungPolicy, type Obligation } from './obligation';
import { closing, closingAll, resuming } from './obligation-changes';
import type { Rules } from './rules';
import { awaited, hasEnded, type ReportState } from './state';
import { EFFECT_TRANSITIONS } from './transitions';

/** Fires every rung whose instant has come, in the order of the instants. Answers no events when there is none. */
export function tick(state: ReportState, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  // It ends: an obligation has finitely many rungs, a standing reminder is armed later than now, and so is what an
  // effect opens, but for budgets of no length, of which no effect opens one twice.
  while (!hasEnded(draft.state)) {
    const next = nextStep(draft.state);
    if (!next || next.at > now) break;
    climb(draft, rules, next.obligation, next.rung);
  }
  return draft.decision();
}

/** The rung that fires next if nobody acts; null only for a report that has ended. */
export function nextStep(state: ReportState): { at: number; rung: string; obligation: Obligation } | null {
  let earliest: { at: number; rung: string; obligation: Obligation } | null = null;
  for (const obligation of awaited(state)) {
    const next = nextRungOf(obligation);
    if (next && (!earliest || next.at < earliest.at)) earliest = { at: next.at, rung: next.name, obligation };
  }
  return earliest;
}

function climb(draft: Draft, rules: Rules, obligation: Obligation, rungName: string): void {
  const { now, state } = draft;
  const policy = rungPolicy(rules, obligation, rungName);
  const effects = (policy.effects ?? []).filter((effect) => makesSense(effect, obligation, state));
  const scheduledFor = obligation.rungs.find(({ name }) => name === rungName)!.at!;
  const told = addressees(policy.tell, obligation, state);
  draft.emit(
    'escalated',
    {
      obligation: obligation.kind,
      ...(obligation.leg === undefined ? {} : { leg: obligation.leg }),
      rung: rungName,
      scheduledFor,
      lateMs: now - scheduledFor,
      told,
      effects,
    },
    state.status,
    [fire(rules, obligation, rungName, now, { told, effects })],
  );
  for (const effect of effects) {
    if (makesSense(effect, obligation, draft.state)) EFFECTS[effect].apply(draft, rules);
  }
}

/**
 * Whom a rung's recipients are for this report. What the reporter owes is watched by the agency that waits for it. What
 * no agency owes has operators for an assignee and the supervisor for a head, so that nobody is told of it in vain.
 */
function addressees(tell: Recipient[], { owner }: Obligation, state: ReportState): Addressee[] {
  const agency = owner.role === 'reporter' ? state.agency : owner.agency;
  const told = new Map<string, Addressee>();
  for (const role of tell) {
    const addressee = addresseeOf(role, agency);
    told.set(`${addressee.role}@${addressee.agency}`, addressee);
  }
  return [...told.values()];
}

function addresseeOf(role: Recipient, agency: string | null | undefined): Addressee {
  if (role !== 'assignee' && role !== 'agency_head') return { role };
  if (agency) return { role, agency };
  return { role: role === 'assignee' ? 'operators' : 'supervisor' };
}

const HIGHER: Record<Priority, Priority> = { low: 'normal', normal: 'high', high: 'high', urgent: 'urgent' };

interface Effect {
  /** It moves the report, which what a supporting agency owes never does. */
  movesReport?: true;
  applies(state: ReportState): boolean;
  apply(draft: Draft, rules: Rules): void;
}

function makesSense(effect: RungEffect, { leg }: Obligation, state: ReportState): boolean {
  return (leg === undefined || !EFFECTS[effect].movesReport) && EFFECTS[effect].applies(state);
}

const EFFECTS: Readonly<Record<RungEffect, Effect>> = {
  raise_priority: {
    applies: ({ priority }) => HIGHER[priority] !== priority,
    apply(draft) {
      const { priority, status } = draft.state;
      // The clock keeps the budget that the citizen was promised; the report only moves up in the queue.
      draft.emit('reprioritised', { priority: HIGHER[priority], reason: 'escalated', raised: true }, status);
    },
  },

  publish_overdue: {
    applies: () => true,
    // The record of the rung is all it takes.
    apply: () => undefined,
  },

  return_to_triage: {
    movesReport: true,
    applies: ({ status }) => EFFECT_TRANSITIONS.return_to_triage.from.includes(status),
    apply(draft, rules) {
      toTriage(draft, rules, 'not_accepted');
    },
  },

  reassign_to_parent: {
    movesReport: true,
    applies: ({ status, parent, agency }) =>
      EFFECT_TRANSITIONS.reassign_to_parent.from.includes(status) && parent !== null && parent !== agency,
    apply(draft, rules) {
      transfer(draft, rules, { to: draft.state.parent!, reason: 'not_accepted' }, 'lapsed');
    },
  },

  return_to_work: {
    movesReport: true,
    applies: ({ status }) => EFFECT_TRANSITIONS.return_to_work.from.includes(status),
    apply(draft, rules) {
      if (draft.state.status === 'on_hold') {
        draft.emit('resumed', {}, 'in_progress', [
          ...closing(draft, 'hold', 'lapsed'),
          ...resuming(draft, rules, 'hold'),
        ]);
      } else {
        draft.emit('information_lapsed', {}, 'in_progress', [
          ...closing(draft, 'information', 'lapsed'),
          ...resuming(draft, rules, 'awaiting_citizen'),
        ]);
      }
    },
  },

  close: {
    movesReport: true,
    applies: ({ status }) => EFFECT_TRANSITIONS.close.from.includes(status),
    apply(draft) {
      draft.emit('closed', { how: 'unrated' }, 'closed', closedUnrated(draft));
    },
  },

  end_appeal: {
    movesReport: true,
    applies: ({ mayAppeal }) => mayAppeal,
    apply(draft) {
      draft.emit('appeal_lapsed', {}, 'rejected', closingAll(draft));
    },
  },

  end_suspension: {
    movesReport: true,
    applies: ({ suspension }) => suspension !== null,
    apply(draft, rules) {
      unsuspend(draft, rules, 'lapsed');
    },
  },
};

function closedUnrated(draft: Draft): Obligation[] {
  const lapsed = closing(draft, 'feedback', 'lapsed');
  return [...closingAll(draft).filter(({ kind }) => kind !== 'feedback'), ...lapsed];
}
