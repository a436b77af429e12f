import type { Agency, Priority, RoutingRule } from '../city/city-data';

export interface RouteInput {
  category: string;
  /** The report's ward or commune; null while nobody knows it. */
  area: string | null;
  priority: Priority;
  /** Local date, `YYYY-MM-DD`: rules and agencies are valid by the day. */
  day: string;
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
}

/** Nobody can be named: an operator decides. With `alarm`, the data is at fault and an administrator must know. */
export interface RoutedToTriage {
  triage: true;
  reason: 'no_rule' | 'no_area' | 'dead_agency';
  rule?: string;
  alarm: boolean;
}

/**
 * Finds the agency that answers for a report: the first rule that is valid on the day and whose conditions all hold decides.
 *
 * Never silent: a gap in the table or an agency that is gone without a successor is triage with an alarm. A report whose
 * area is unknown, where the rule needs one, is triage without an alarm: the data is sound, the report is incomplete.
 */
export function route(input: RouteInput, data: RoutingData): Routed | RoutedToTriage {
  const rule = data.routing.find((candidate) => isValid(candidate, input.day) && holds(candidate.when, input));
  if (!rule) return { triage: true, reason: 'no_rule', alarm: true };
  if (rule.lead === AREA && input.area === null) {
    return { triage: true, reason: 'no_area', rule: rule.id, alarm: false };
  }
  const find = (named: string) => liveAgency(named, input, data.agencies);
  const lead = find(rule.lead);
  if (lead === null) return { triage: true, reason: 'dead_agency', rule: rule.id, alarm: true };

  const supporting = new Set<string>();
  let alarm = false;
  for (const named of rule.supporting ?? []) {
    if (named === AREA && input.area === null) continue;
    const agency = find(named);
    if (agency === null) alarm = true;
    else if (agency !== lead) supporting.add(agency);
  }
  return { lead, supporting: [...supporting], rule: rule.id, alarm };
}

/** Whether an agency of this code exists and is valid on the day. Successors do not count: the caller means this one. */
export function isLiveAgency(agencies: readonly Agency[], code: string, day: string): boolean {
  return agencies.some((agency) => agency.code === code && isValid(agency, day));
}

/** In a rule: the agency of the report's own ward or commune. */
const AREA = 'area';

function isValid({ validFrom, validTo }: { validFrom?: string; validTo?: string }, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function holds({ categories, areas, priorities }: RoutingRule['when'], input: RouteInput): boolean {
  return (
    (categories === undefined || categories.includes(input.category)) &&
    (areas === undefined || (input.area !== null && areas.includes(input.area))) &&
    (priorities === undefined || priorities.includes(input.priority))
  );
}

function liveAgency(named: string, input: RouteInput, agencies: readonly Agency[]): string | null {
  const starts = agencies.filter((agency) => (named === AREA ? agency.area === input.area : agency.code === named));
  const live = starts.find((agency) => isValid(agency, input.day));
  if (live) return live.code;
  for (const start of starts) {
    const successor = liveSuccessor(start, input.day, agencies);
    if (successor) return successor.code;
  }
  return null;
}

function liveSuccessor(agency: Agency, day: string, agencies: readonly Agency[]): Agency | null {
  const seen = new Set<string>();
  for (let current: Agency | undefined = agency; current && !seen.has(current.code);) {
    if (isValid(current, day)) return current;
    seen.add(current.code);
    const next: string | undefined = current.successor;
    current = agencies.find((candidate) => candidate.code === next);
  }
  return null;
}
