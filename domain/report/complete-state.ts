import type { ReportState } from './state';

/** What version 0.2 added to a report's state. */
const ADDED_IN_0_2 = {
  raisedFrom: null,
  parent: null,
  legs: [],
  requests: [],
  declinedBy: [],
  transfers: 0,
  extensions: { count: 0, workingDays: 0 },
  mayAppeal: false,
  appealed: false,
  reviewer: null,
  barred: null,
  merged: null,
  suspension: null,
  followers: 0,
} satisfies Partial<ReportState>;

/** What version 0.5 added. */
const ADDED_IN_0_5 = { subcategory: null, officer: null } satisfies Partial<ReportState>;

/** A state as an earlier version may have left it, e.g. when its history was cut, with all that this version knows. */
export function completeState(state: ReportState): ReportState {
  const obligations = state.obligations.map((obligation) => ({
    ...obligation,
    priority: obligation.priority ?? state.priority,
  }));
  return { ...ADDED_IN_0_2, ...ADDED_IN_0_5, ...state, obligations };
}
