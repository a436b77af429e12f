import type { Area, Category, CityData, Priority, RoutingRule } from '../city/city-data';
import { FALLBACK_CATEGORY } from '../classification/lexicon-classifier';
import type { Channel } from '../report/events';
import { OWN_AREA, route, standsFor, type RouteInput, type RoutingFault } from './route';
import { isValidOn, meetsConditions } from './rule-conditions';

/** What a table of routing is checked against. */
export type RoutedCity = Pick<CityData, 'routing' | 'agencies' | 'categories' | 'areas'>;

/** Reports of one kind that nobody answers for, on some day. */
export interface RoutingGap {
  category: string;
  subcategory: string | null;
  reason: RoutingFault;
  /** The rule at which it fails; absent where there is none. */
  rule?: string;
  /** In the city's order. */
  areas: string[];
  priorities: Priority[];
}

/**
 * Something an administrator should look at. Errors leave reports without an agency; warnings are rules that do not do what
 * somebody may think they do; notes say what is so on purpose, mostly.
 */
export type RoutingFinding =
  | ({ kind: 'gap'; severity: 'error' } & RoutingGap)
  /** The agency is gone, and nobody has succeeded it; without a lead it is an error. */
  | { kind: 'dead_agency'; severity: 'error' | 'warning'; rule: string; agency: string }
  | { kind: 'unknown_code'; severity: 'error'; rule: string; what: Named; code: string }
  /** Rules before it, which are named, take all its reports. */
  | { kind: 'never_reached'; severity: 'warning'; rule: string; by: string[] }
  /** A rule before it has the same conditions and names another agency. */
  | { kind: 'conflict'; severity: 'warning'; rule: string; by: string[] }
  /** Kept for what was decided by it. */
  | { kind: 'expired'; severity: 'note'; rule: string; validTo: string }
  /** The agency is gone, and another stands for it. */
  | { kind: 'succeeded'; severity: 'warning'; rule: string; agency: string; successor: string };

/** The gravest first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

export type Named = 'category' | 'subcategory' | 'area' | 'agency';

/** All findings about a table on a day; errors first. */
export function checkRouting(city: RoutedCity, day: string): RoutingFinding[] {
  const findings = [
    ...findGaps(city, day).map((gap) => ({ kind: 'gap', severity: 'error', ...gap }) as const),
    ...city.routing.flatMap((rule) => unknownCodes(rule, city)),
    ...city.routing.filter((rule) => isValidOn(rule, day)).flatMap((rule) => goneAgencies(rule, city, day)),
    ...unreached(city, day),
    ...city.routing.flatMap(({ id, validTo }) =>
      validTo !== undefined && validTo < day ? [{ kind: 'expired', severity: 'note', rule: id, validTo } as const] : [],
    ),
  ];
  return findings.sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

/**
 * Reports that nobody answers for on a day: of every category but the fallback, which goes to the operators, in every
 * area, at each priority, by each way and at each time that a rule tells apart.
 */
export function findGaps(city: RoutedCity, day: string): RoutingGap[] {
  const gaps = new Map<string, RoutingGap>();
  for (const category of city.categories) {
    if (category.code === FALLBACK_CATEGORY) continue;
    const data = { agencies: city.agencies, routing: rulesAbout(category.code, city.routing, day) };
    for (const input of inputsOf(category, city.areas, data.routing, day)) {
      const found = route(input, data);
      if (!('triage' in found)) continue;
      const { reason, rule } = found;
      const { category: code, subcategory, area, priority } = input;
      const key = JSON.stringify([code, subcategory, reason, rule]);
      const gap = gaps.get(key) ?? { category: code, subcategory, reason, areas: [], priorities: [] };
      if (rule !== undefined) gap.rule = rule;
      if (!gap.areas.includes(area!)) gap.areas.push(area!);
      if (!gap.priorities.includes(priority)) gap.priorities.push(priority);
      gaps.set(key, gap);
    }
  }
  return [...gaps.values()];
}

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

function rulesAbout(category: string, routing: readonly RoutingRule[], day: string): RoutingRule[] {
  return routing.filter(
    (rule) => isValidOn(rule, day) && (rule.when.categories === undefined || rule.when.categories.includes(category)),
  );
}

/** Every question about a category that rules could answer differently. */
function* inputsOf(
  { code, subcategories = [] }: Pick<Category, 'code' | 'subcategories'>,
  areas: readonly (Pick<Area, 'code'> | null)[],
  rules: readonly RoutingRule[],
  day: string,
): Generator<RouteInput> {
  const moments = momentsOf(rules);
  const channels = channelsOf(rules);
  for (const subcategory of [null, ...subcategories.map((each) => each.code)]) {
    for (const area of areas) {
      for (const priority of PRIORITIES) {
        for (const channel of channels) {
          for (const moment of moments) {
            yield { category: code, subcategory, area: area?.code ?? null, priority, channel, day, ...moment };
          }
        }
      }
    }
  }
}

/** Those that rules name, and one for all others. */
function channelsOf(rules: readonly RoutingRule[]): (Channel | null)[] {
  return [null, ...new Set(rules.flatMap(({ when }) => when.channels ?? []))];
}

/** A moment of each stretch of the week that rules tell apart. */
function momentsOf(rules: readonly RoutingRule[]): { weekday: number; time: string }[] {
  const times = rules.flatMap(({ when }) => when.times ?? []);
  if (times.length === 0) return [{ weekday: 1, time: '12:00' }];
  const bounds = [...new Set(['00:00', ...times.flatMap(({ from, to }) => [from, to])])].filter(
    (time) => time !== '24:00',
  );
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => bounds.map((time) => ({ weekday, time })));
}

function unknownCodes({ id, when, lead, supporting = [] }: RoutingRule, city: RoutedCity): RoutingFinding[] {
  const { categories, areas, agencies } = city;
  const subcategories = categories
    .filter(({ code }) => when.categories?.includes(code))
    .flatMap((category) => category.subcategories ?? []);
  const among = (what: Named, named: readonly string[], known: readonly { code: string }[]): RoutingFinding[] =>
    named
      .filter((code) => !known.some((each) => each.code === code))
      .map((code) => ({ kind: 'unknown_code', severity: 'error', rule: id, what, code }));
  return [
    ...among('category', when.categories ?? [], categories),
    ...among('subcategory', when.subcategories ?? [], subcategories),
    ...among('area', when.areas ?? [], areas),
    ...among(
      'agency',
      [lead, ...supporting].filter((code) => code !== OWN_AREA),
      agencies,
    ),
  ];
}

function goneAgencies(rule: RoutingRule, { agencies }: RoutedCity, day: string): RoutingFinding[] {
  return [rule.lead, ...(rule.supporting ?? [])].flatMap((agency): RoutingFinding[] => {
    if (!agencies.some(({ code }) => code === agency)) return [];
    const now = standsFor(agency, { area: null, day }, agencies);
    if (now === agency) return [];
    if (now !== null) return [{ kind: 'succeeded', severity: 'warning', rule: rule.id, agency, successor: now }];
    const severity = agency === rule.lead ? 'error' : 'warning';
    return [{ kind: 'dead_agency', severity, rule: rule.id, agency }];
  });
}

/** Rules that are valid on the day and decide nothing, with those that decide in their place. */
function unreached({ routing, categories, areas }: RoutedCity, day: string): RoutingFinding[] {
  const valid = routing.filter((rule) => isValidOn(rule, day));
  const reached = new Set<string>();
  const instead = new Map<string, Set<string>>();
  for (const category of categories) {
    const rules = rulesAbout(category.code, routing, day);
    for (const input of inputsOf(category, [null, ...areas], rules, day)) {
      const [first, ...others] = rules.filter((rule) => meetsConditions(rule, input));
      if (!first) continue;
      reached.add(first.id);
      for (const { id } of others) instead.set(id, (instead.get(id) ?? new Set()).add(first.id));
    }
  }
  return valid
    .filter(({ id }) => !reached.has(id))
    .map((rule) => {
      const before = valid.slice(0, valid.indexOf(rule));
      const rival = before.find((each) => each.lead !== rule.lead && sameConditions(each, rule));
      return rival
        ? { kind: 'conflict', severity: 'warning', rule: rule.id, by: [rival.id] }
        : {
            kind: 'never_reached',
            severity: 'warning',
            rule: rule.id,
            by: before.map(({ id }) => id).filter((id) => instead.get(rule.id)?.has(id)),
          };
    });
}

function sameConditions(one: RoutingRule, other: RoutingRule): boolean {
  return conditionsText(one) === conditionsText(other);
}

function conditionsText({ when }: RoutingRule): string {
  const entries = Object.entries(when).map(([name, values]: [string, unknown[]]) => [
    name,
    values.map((value) => JSON.stringify(value)).sort(),
  ]);
  return JSON.stringify(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** What is so of a changed table, and was not before. */
export function newFindings(before: RoutedCity, after: RoutedCity, day: string): RoutingFinding[] {
  const known = new Set(checkRouting(before, day).map((finding) => JSON.stringify(finding)));
  return checkRouting(after, day).filter((finding) => !known.has(JSON.stringify(finding)));
}
