import { SYSTEM } from './actor';
import type { Decision } from './decision';
import { Draft } from './draft';
import { wouldMove, type Obligation } from './obligation';
import { appended } from './obligation-changes';
import { calendarOf, type Rules } from './rules';
import { openObligations, type ReportState } from './state';

/**
 * Computes what is owed anew under rules that have changed: another calendar, or the same version of the policy with other
 * words. What moves gets an entry in its ledger. Answers no events when nothing moves.
 */
export function reproject(state: ReportState, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  const moved = openObligations(state)
    .filter((before) => wouldMove(rules, before, state.reference))
    .map((before) => ({ before, after: reprojected(draft, rules, before) }));
  if (moved.length === 0) return draft.decision();
  draft.emit(
    'reprojected',
    {
      calendar: rules.calendar.version,
      policy: rules.policy.version,
      moved: moved.map(({ before, after }) => ({
        obligation: before.kind,
        ...(before.leg === undefined ? {} : { agency: before.leg }),
        from: before.dueAt,
        to: after.dueAt,
      })),
    },
    state.status,
    moved.map(({ after }) => after),
  );
  return draft.decision();
}

function reprojected(draft: Draft, rules: Rules, obligation: Obligation): Obligation {
  const calendar = calendarOf(rules, obligation.owner).version;
  return appended(draft, rules, obligation, {
    type: 'calendar_changed',
    calendar,
    reason: 'lịch làm việc hoặc quy định thời hạn được cập nhật / calendar or policy updated',
  });
}
