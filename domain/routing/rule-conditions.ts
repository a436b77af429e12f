import type { DutyTimes, RoutingRule } from '../city/city-data';
import type { LocalMoment } from './local-moment';
import type { RouteInput } from './route';

/** What a rule can ask for, in the order in which it is looked at. */
export const CONDITIONS = [
  'categories',
  'subcategories',
  'areas',
  'priorities',
  'channels',
  'times',
  'validity',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/**
 * The conditions of a rule that a report does not meet; none when the rule decides. Throws where the rule's data is broken
 * and what can be read of it holds, so that it might have decided.
 */
export function unmetConditions(rule: RoutingRule, input: RouteInput): Condition[] {
  const faults: unknown[] = [];
  const unmet = CONDITIONS.filter((condition) => {
    try {
      return !MEETS[condition](rule, input);
    } catch (fault) {
      faults.push(fault);
      return false;
    }
  });
  if (unmet.length === 0 && faults.length > 0) throw faults[0];
  return unmet;
}

/** Whether the rule is about other categories; most rules are, and need no further look. */
export function isAboutOthers(rule: RoutingRule, category: string): boolean {
  const named: unknown = rule?.when?.categories;
  return Array.isArray(named) && !named.includes(category);
}

/** Whether the rule decides about a report. */
export function meetsConditions(rule: RoutingRule, input: RouteInput): boolean {
  return CONDITIONS.every((condition) => MEETS[condition](rule, input));
}

/** Whether a rule, or an agency, is valid on a day. */
export function isValidOn({ validFrom, validTo }: { validFrom?: string; validTo?: string }, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** What is not known of a report meets no condition: a rule that needs it is passed over, and a general one decides. */
const MEETS: Readonly<Record<Condition, (rule: RoutingRule, input: RouteInput) => boolean>> = {
  categories: ({ when }, { category }) => isNamed(when.categories, category),
  subcategories: ({ when }, { subcategory }) => isNamed(when.subcategories, subcategory),
  areas: ({ when }, { area }) => isNamed(when.areas, area),
  priorities: ({ when }, { priority }) => isNamed(when.priorities, priority),
  channels: ({ when }, { channel }) => isNamed(when.channels, channel),
  times: ({ when }, moment) => when.times === undefined || when.times.some((times) => isOnDuty(times, moment)),
  validity: (rule, { day }) => isValidOn(rule, day),
};

function isNamed<Value extends string>(named: readonly Value[] | undefined, value: Value | null): boolean {
  return named === undefined || (value !== null && named.includes(value));
}

/** Hours that cross midnight belong to the weekday on which they begin. */
function isOnDuty({ weekdays, from, to }: DutyTimes, { weekday, time }: LocalMoment): boolean {
  const on = (day: number) => weekdays === undefined || weekdays.includes(day);
  if (from < to) return on(weekday) && from <= time && time < to;
  return time >= from ? on(weekday) : time < to && on(weekday === 1 ? 7 : weekday - 1);
}
