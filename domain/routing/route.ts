import type { Agency, Priority, RoutingRule } from '../city/city-data';
import { FALLBACK_CATEGORY } from '../classification/lexicon-classifier';
import type { Channel } from '../report/events';
import type { LocalMoment } from './local-moment';
import { isAboutOthers, isValidOn, unmetConditions, type Condition } from './rule-conditions';

/** What the table is asked: what is known of a report, and when it is decided, by the city's clocks. */
export interface RouteInput extends LocalMoment {
  category: string;
  /** Null while nobody knows it, and where the category has none. */
  subcategory: string | null;
  /** The report's ward or commune; null while nobody knows it. */
  area: string | null;
  priority: Priority;
  /** Null where it is not known: of questions that an earlier version asked. */
  channel: Channel | null;
}

export interface RoutingData {
  routing: readonly RoutingRule[];
  agencies: readonly Agency[];
}

/** Who answers, and the rule that says so. */
export interface Routed {
  lead: string;
  supporting: string[];
  rule: string;
  /** True when a supporting agency had to be left out because it, and all who succeeded it, are gone. */
  alarm: boolean;
  /** Those that were left out, as the rule names them. */
  missing?: string[];
  trace?: RoutingTrace;
}

/** Nobody can be named: an operator decides. With `alarm`, the data is at fault and an administrator must know. */
export interface RoutedToTriage {
  triage: true;
  reason: RoutingFault;
  rule?: string;
  alarm: boolean;
  trace?: RoutingTrace;
}

export type RoutingFault = 'no_rule' | 'no_area' | 'dead_agency' | 'broken_rule';

/** Why it was decided so; stored with the decision, because the table will change. */
export interface RoutingTrace {
  asked: RouteInput;
  /** Earlier rules about the category that did not decide, in their order. */
  passedOver: PassedOver[];
}

export interface PassedOver {
  rule: string;
  /** The conditions that did not hold. */
  unmet: Condition[];
}

/**
 * Finds the agency that answers for a report: the first rule that is valid on the day and whose conditions all hold decides.
 *
 * Never silent: a gap in the table, a rule whose data is broken, or an agency that is gone without a successor is triage
 * with an alarm. A report whose area is unknown, where the rule needs one, is triage without an alarm: the data is sound,
 * the report is incomplete.
 */
export function route(input: RouteInput, data: RoutingData): Routed | RoutedToTriage {
  const { trace: _, ...outcome } = explainRoute(input, data);
  return outcome;
}

/** As `route`, with the reasons. */
export function explainRoute(
  input: RouteInput,
  data: RoutingData,
): (Routed | RoutedToTriage) & { trace: RoutingTrace } {
  const passedOver: PassedOver[] = [];
  const trace = { asked: input, passedOver };
  for (const rule of data.routing) {
    if (isAboutOthers(rule, input.category)) continue;
    try {
      const unmet = unmetConditions(rule, input);
      if (unmet.length === 0) return { ...answerBy(rule, input, data.agencies), trace };
      passedOver.push({ rule: rule.id, unmet });
    } catch {
      // It may have been meant for this report: an operator looks, and no later rule decides in its place.
      return { triage: true, reason: 'broken_rule', rule: String(rule?.id), alarm: true, trace };
    }
  }
  // What nobody can name is for the operators, and no gap.
  return { triage: true, reason: 'no_rule', alarm: input.category !== FALLBACK_CATEGORY, trace };
}

/** Whether an agency of this code exists and is valid on the day. Successors do not count: the caller means this one. */
export function isLiveAgency(agencies: readonly Agency[], code: string, day: string): boolean {
  return agencies.some((agency) => agency.code === code && isValidOn(agency, day));
}

/** In a rule: the agency of the report's own ward or commune. */
export const OWN_AREA = 'area';

/** Who stands for an agency that a rule names, on a day: itself, or whoever has succeeded it; null when nobody does. */
export function standsFor(
  named: string,
  { area, day }: Pick<RouteInput, 'area' | 'day'>,
  agencies: readonly Agency[],
): string | null {
  const starts = agencies.filter((agency) => (named === OWN_AREA ? agency.area === area : agency.code === named));
  const live = starts.find((agency) => isValidOn(agency, day));
  if (live) return live.code;
  for (const start of starts) {
    const successor = liveSuccessor(start, day, agencies);
    if (successor) return successor.code;
  }
  return null;
}

function answerBy(rule: RoutingRule, input: RouteInput, agencies: readonly Agency[]): Routed | RoutedToTriage {
  if (rule.lead === OWN_AREA && input.area === null) {
    return { triage: true, reason: 'no_area', rule: rule.id, alarm: false };
  }
  const lead = standsFor(rule.lead, input, agencies);
  if (lead === null) return { triage: true, reason: 'dead_agency', rule: rule.id, alarm: true };

  const supporting = new Set<string>();
  const missing: string[] = [];
  for (const named of rule.supporting ?? []) {
    if (named === OWN_AREA && input.area === null) continue;
    const agency = standsFor(named, input, agencies);
    if (agency === null) missing.push(named);
    else if (agency !== lead) supporting.add(agency);
  }
  const alarm = missing.length > 0;
  return { lead, supporting: [...supporting], rule: rule.id, alarm, ...(alarm ? { missing } : {}) };
}

function liveSuccessor(agency: Agency, day: string, agencies: readonly Agency[]): Agency | null {
  const seen = new Set<string>();
  for (let current: Agency | undefined = agency; current && !seen.has(current.code);) {
    if (isValidOn(current, day)) return current;
    seen.add(current.code);
    const next: string | undefined = current.successor;
    current = agencies.find((candidate) => candidate.code === next);
  }
  return null;
}
