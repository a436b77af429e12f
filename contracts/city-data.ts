import { z } from 'zod';
import { isInsideCity } from '../domain/areas/is-inside-city';
import {
  QUESTION_DATATYPES,
  type Agency,
  type AgencyOffice,
  type Area,
  type Bilingual,
  type Category,
  type City,
  type CityData,
  type DutyTimes,
  type Field,
  type Lexicon,
  type LngLat,
  type MessageTemplate,
  type Outline,
  type OutlineGeometry,
  type Point,
  type Priority,
  type Question,
  type RoutingRule,
  type Subcategory,
} from '../domain/city/city-data';
import { FALLBACK_CATEGORY } from '../domain/classification/lexicon-classifier';
import { MAX_RADIUS } from '../domain/duplicates/parameters';
import type { Budget } from '../domain/clock/budget';
import type { Calendar, OfficeHours, OpenIntervals, SpecialDay } from '../domain/clock/calendar';
import type {
  ObligationKind,
  ObligationPolicy,
  Policy,
  Recipient,
  Rung,
  RungEffect,
  StandingReminder,
} from '../domain/policy/policy';
import type { Channel } from '../domain/report/events';
import { findGaps } from '../domain/routing/check-routing';

/** The file of a city's folder that holds each part of its data. */
export const CITY_DATA_FILES = {
  city: 'city.json',
  fields: 'fields.json',
  categories: 'categories.json',
  agencies: 'agencies.json',
  areas: 'areas.json',
  outlines: 'outlines.json',
  routing: 'routing.json',
  lexicon: 'lexicon.json',
  calendar: 'calendar.json',
  policies: 'policies.json',
  templates: 'templates.json',
} as const satisfies Record<keyof CityData, string>;

/** In a rule's `lead` or `supporting`: the agency of the report's own ward or commune. */
const OWN_AREA = 'area';

/** The messages that the product sends; a city words them all. */
export const TEMPLATE_CODES = [
  'report_received',
  'report_in_progress',
  'report_on_hold',
  'report_extended',
  'report_merged',
  'report_resolved',
  'report_rejected',
  'report_closed',
  'information_requested',
  'information_reminder',
  'feedback_reminder',
  'comment_received',
  'citizen_code',
  'follower_confirmation',
  'follower_resolved',
  'follower_closed',
  'agency_assigned',
  'agency_supporting',
  'agency_released',
  'agency_reminder',
  'agency_overdue',
  'agency_digest',
  'hold_requested',
  'request_refused',
  'extension_granted',
  'extension_requested',
  'decision_waiting',
  'triage_waiting',
  'part_declined',
  'handed_on_often',
  'appeal_received',
  'supervisor_escalation',
  'leadership_escalation',
  'escalated_by_hand',
  'escalation_ended',
] as const;

/** What `{{…}}` may stand for. Nothing in it tells who reported: the same texts go to agencies. */
export const TEMPLATE_PLACEHOLDERS: readonly string[] = [
  'reference',
  'category',
  'area',
  'agency',
  'recipient',
  'part',
  'lead',
  'dueAt',
  'text',
  'answer',
  'question',
  'summary',
  'trackingUrl',
  'ratingUrl',
  'cityName',
  'centreName',
  'awaited',
  'rung',
  'overdueBy',
  'code',
  'confirmUrl',
];

/** Placeholders that not everybody may read, and how the codes of the templates begin that may have them. */
const RESERVED_PLACEHOLDERS: Readonly<Record<string, { whose: string; prefixes: readonly string[] }>> = {
  text: { whose: 'an agency', prefixes: ['agency_'] },
  question: { whose: 'the reporter', prefixes: ['information_'] },
  ratingUrl: { whose: 'the reporter', prefixes: ['report_', 'feedback_'] },
  code: { whose: 'whoever asked for it', prefixes: ['citizen_code'] },
  confirmUrl: { whose: 'whoever is to confirm', prefixes: ['follower_confirmation'] },
};

// Decomposed letters look the same and are not found by a search for the composed ones.
const text = z
  .string()
  .min(1, 'must not be empty')
  .refine((value) => value === value.normalize('NFC'), 'must be in Unicode form NFC');
const code = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'must be lower-case letters and digits, joined by - or _');
const day = z.iso.date('must be a day of the calendar, YYYY-MM-DD');
const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time, HH:MM');
const positive = z.number().positive('must be more than 0');
const sourced = { source: text.optional(), confirmed: z.boolean() };
const validity = { validFrom: day.optional(), validTo: day.optional() };

const prioritySchema = z.enum(['urgent', 'high', 'normal', 'low']) satisfies z.ZodType<Priority>;
const bilingualSchema = z.strictObject({ vi: text, en: text }) satisfies z.ZodType<Bilingual>;
const pointSchema = z.strictObject({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
}) satisfies z.ZodType<Point>;

export const citySchema = z.strictObject({
  code,
  name: bilingualSchema,
  centreName: bilingualSchema,
  referencePrefix: z.string().regex(/^[A-Z]{2,8}$/, 'must be 2 to 8 capital letters'),
  hotline: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'must be a telephone number in digits')
    .optional(),
  centreAgency: code,
  timeZone: z.string().refine(isTimeZone, 'must be the name of a time zone, e.g. Asia/Ho_Chi_Minh'),
  anonymiseAfterMonths: z.int().min(1).max(240),
  boundary: z
    .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
    // Whether something is inside it cannot be asked of fewer.
    .min(4, { error: 'needs at least three corners and the first one again', abort: true }),
}) satisfies z.ZodType<City>;

export const fieldSchema = z.strictObject({ code, label: bilingualSchema }) satisfies z.ZodType<Field>;

export const questionSchema = z
  .strictObject({
    code,
    label: bilingualSchema,
    help: bilingualSchema.optional(),
    datatype: z.enum(QUESTION_DATATYPES),
    required: z.boolean(),
    variable: z.boolean().optional(),
    values: z
      .array(z.strictObject({ code, label: bilingualSchema }))
      .min(1)
      .optional(),
  })
  .refine(({ datatype, values }) => datatype.endsWith('list') === (values !== undefined), {
    path: ['values'],
    error: 'must be given for a list, and for nothing else',
  })
  .refine(({ values = [] }) => codesOf(values).size === values.length, {
    path: ['values'],
    error: 'must have codes that differ',
  })
  .refine(({ variable, required }) => variable !== false || !required, {
    path: ['required'],
    error: 'must be false where nothing is answered',
  }) satisfies z.ZodType<Question>;

export const subcategorySchema = z.strictObject({
  code,
  label: bilingualSchema,
  description: bilingualSchema,
}) satisfies z.ZodType<Subcategory>;

export const categorySchema = z.strictObject({
  code,
  field: code,
  label: bilingualSchema,
  description: bilingualSchema,
  priority: prioritySchema,
  subcategories: z
    .array(subcategorySchema)
    .min(2, 'needs two at least: a category that one agency answers for has none')
    .refine((subcategories) => codesOf(subcategories).size === subcategories.length, 'must have codes that differ')
    .optional(),
  duplicates: z.strictObject({ radius: z.int().min(10).max(MAX_RADIUS), days: z.int().min(1).max(365) }).optional(),
  questions: z
    .array(questionSchema)
    .min(1)
    .refine((questions) => codesOf(questions).size === questions.length, 'must have codes that differ')
    .optional(),
}) satisfies z.ZodType<Category>;

const weekdaysSchema = z.array(z.int().min(1).max(7)).min(1);

const intervalsSchema = z
  .array(z.tuple([clockTime, clockTime]))
  .min(1, 'needs at least one interval') satisfies z.ZodType<OpenIntervals>;

const officeHoursSchema = z.strictObject({
  validFrom: day,
  validTo: day.optional(),
  months: z.array(z.int().min(1).max(12)).min(1).optional(),
  intervals: intervalsSchema,
  ...sourced,
}) satisfies z.ZodType<OfficeHours>;

const agencyOfficeSchema = z.strictObject({
  workingWeekdays: weekdaysSchema.optional(),
  hours: z.array(officeHoursSchema).min(1, 'needs hours: an agency without any has the city’s'),
}) satisfies z.ZodType<AgencyOffice>;

export const agencySchema = z.strictObject({
  code: code.refine(
    (value) => value !== OWN_AREA,
    `must not be "${OWN_AREA}", which rules use for a report's own ward`,
  ),
  name: bilingualSchema,
  kind: z.enum(['centre', 'ward', 'department', 'company', 'police', 'unit']),
  parent: code.optional(),
  area: code.optional(),
  office: agencyOfficeSchema.optional(),
  officers: z
    .array(z.strictObject({ id: text, name: text.optional(), ...validity }))
    .min(1)
    .refine((officers) => new Set(officers.map(({ id }) => id)).size === officers.length, 'must have ids that differ')
    .optional(),
  assignment: z.enum(['least_loaded']).optional(),
  email: z.email('must be an e-mail address').optional(),
  ...validity,
  successor: code.optional(),
  ...sourced,
}) satisfies z.ZodType<Agency>;

export const areaSchema = z.strictObject({
  code,
  name: bilingualSchema,
  kind: z.enum(['ward', 'commune']),
  centre: pointSchema,
  alsoKnownAs: z.array(text),
}) satisfies z.ZodType<Area>;

const channelSchema = z.enum(['web', 'phone', 'open311', 'import', 'demo']) satisfies z.ZodType<Channel>;

const dutyTimesSchema = z
  .strictObject({ weekdays: weekdaysSchema.optional(), from: clockTime, to: clockTime })
  .refine(({ from, to }) => from !== to && from !== '24:00', {
    path: ['to'],
    error: 'must differ from `from`; a whole day is 00:00 to 24:00',
  }) satisfies z.ZodType<DutyTimes>;

const lngLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) satisfies z.ZodType<LngLat>;

const ringSchema = z
  .array(lngLatSchema)
  .min(4, 'needs at least three corners and the first one again')
  .refine((ring) => samePosition(ring[0], ring.at(-1)), 'must end where it begins');

const polygonSchema = z.array(ringSchema).min(1, 'needs an outer ring');

export const outlineGeometrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygonSchema }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygonSchema).min(1) }),
]) satisfies z.ZodType<OutlineGeometry>;

export const outlineSchema = z.strictObject({
  area: code,
  approximate: z.boolean(),
  source: text,
  geometry: outlineGeometrySchema,
}) satisfies z.ZodType<Outline>;

export const routingRuleSchema = z.strictObject({
  id: code,
  when: z.strictObject({
    categories: z.array(code).min(1).optional(),
    subcategories: z.array(code).min(1).optional(),
    areas: z.array(code).min(1).optional(),
    priorities: z.array(prioritySchema).min(1).optional(),
    channels: z.array(channelSchema).min(1).optional(),
    times: z.array(dutyTimesSchema).min(1).optional(),
  }),
  lead: code,
  supporting: z.array(code).optional(),
  ...validity,
  note: text.optional(),
}) satisfies z.ZodType<RoutingRule>;

const weightedPhrases = z.record(text, z.int().min(1).max(5));

export const lexiconSchema = z.strictObject({
  categories: z.record(code, weightedPhrases),
  urgent: weightedPhrases,
  notUrgent: weightedPhrases,
}) satisfies z.ZodType<Lexicon>;

const specialDaySchema = z.strictObject({
  date: day,
  kind: z.enum(['holiday', 'makeup']),
  name: bilingualSchema,
  ...sourced,
}) satisfies z.ZodType<SpecialDay>;

export const calendarSchema = z.strictObject({
  version: code,
  utcOffsetMinutes: z.int().min(-720).max(840),
  workingWeekdays: weekdaysSchema,
  hours: z.array(officeHoursSchema).min(1),
  days: z.array(specialDaySchema),
}) satisfies z.ZodType<Calendar>;

const budgetSchema = z
  .strictObject({ unit: z.enum(['working_days', 'working_hours', 'hours']), amount: positive })
  .refine(({ unit, amount }) => unit !== 'working_days' || Number.isInteger(amount), {
    path: ['amount'],
    error: 'must be a whole number of working days',
  }) satisfies z.ZodType<Budget>;

const recipientSchema = z.enum([
  'operators',
  'assignee',
  'agency_head',
  'supervisor',
  'leadership',
  'reporter',
]) satisfies z.ZodType<Recipient>;

const effectSchema = z.enum([
  'raise_priority',
  'publish_overdue',
  'return_to_triage',
  'reassign_to_parent',
  'return_to_work',
  'close',
  'end_appeal',
  'end_suspension',
]) satisfies z.ZodType<RungEffect>;

const rungSchema = z.strictObject({
  // The engine names rungs of its own `standing-1`, `by_hand-1` …
  name: code.refine(
    (value) => !value.startsWith('standing') && !value.startsWith('by_hand'),
    'must not begin with "standing" or "by_hand"',
  ),
  when: z.union([z.strictObject({ atShare: positive.max(1) }), z.strictObject({ afterDue: budgetSchema })], {
    error: 'must be either atShare, above 0 and at most 1, or afterDue with a budget',
  }),
  tell: z.array(recipientSchema),
  effects: z.array(effectSchema).optional(),
  spreadMinutes: positive.optional(),
}) satisfies z.ZodType<Rung>;

// Without a rung nothing would ever happen to a report that waits.
const ladderSchema = z.array(rungSchema).min(1, 'needs at least one rung');

const standingSchema = z.strictObject({
  every: budgetSchema,
  tell: z.array(recipientSchema),
}) satisfies z.ZodType<StandingReminder>;

const obligationSchema = z.strictObject({
  budget: z.strictObject({
    normal: budgetSchema,
    urgent: budgetSchema.optional(),
    high: budgetSchema.optional(),
    low: budgetSchema.optional(),
  }),
  ladder: ladderSchema,
  ladders: z.partialRecord(prioritySchema, ladderSchema).optional(),
  standing: standingSchema.optional(),
}) satisfies z.ZodType<ObligationPolicy>;

export const policySchema = z.strictObject({
  version: code,
  validFrom: day,
  obligations: z.strictObject({
    triage: obligationSchema,
    acceptance: obligationSchema,
    resolution: obligationSchema,
    information: obligationSchema,
    hold: obligationSchema,
    decision: obligationSchema,
    feedback: obligationSchema,
    appeal: obligationSchema,
    merge: obligationSchema,
    suspension: obligationSchema,
  }),
  standing: standingSchema.refine(({ tell }) => tell.length > 0, {
    path: ['tell'],
    error: 'needs somebody to tell, or a report could fall silent',
  }),
  maxReopenings: z.int().min(0),
  handoversUntilAlert: z.int().min(1),
  maxTransfers: z.int().min(0),
  extensions: z.strictObject({ max: z.int().min(0), workingDays: z.int().min(0) }),
  ...sourced,
}) satisfies z.ZodType<Policy>;

export const messageTemplateSchema = z.strictObject({
  code,
  subject: bilingualSchema,
  body: bilingualSchema,
}) satisfies z.ZodType<MessageTemplate>;

/** All data of a city, each part sound in itself and all parts fitting together. */
export const cityDataSchema = z
  .strictObject({
    city: citySchema,
    fields: z.array(fieldSchema).min(1),
    categories: z.array(categorySchema).min(1),
    agencies: z.array(agencySchema).min(1),
    areas: z.array(areaSchema).min(1),
    outlines: z.array(outlineSchema),
    routing: z.array(routingRuleSchema).min(1),
    lexicon: lexiconSchema,
    calendar: calendarSchema,
    policies: z.array(policySchema).min(1, { error: 'needs at least one policy', abort: true }),
    templates: z.array(messageTemplateSchema),
  })
  .superRefine((data, context) => {
    const problems = CHECKS.flatMap((check) => check(data));
    for (const { path, entry, rule } of problems) {
      context.addIssue({ code: 'custom', path, message: sentence(String(path[0]), entry, rule), input: data });
    }
  }) satisfies z.ZodType<CityData>;

/** One thing that is wrong with a city's data, in words for who edits it: the file, the entry and the rule it breaks. */
export function describeCityDataIssue(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'custom' && issue.message.includes('.json')) return issue.message;
  const [part, ...rest] = issue.path;
  if (part === undefined) return issue.message;
  const { entry, within } = entryAt((data as Record<PropertyKey, unknown> | undefined)?.[part], rest);
  const place = within.map(String).join('.');
  return sentence(String(part), entry, place === '' ? issue.message : `${place}: ${issue.message}`);
}

function sentence(part: string, entry: string | undefined, rule: string): string {
  const file = CITY_DATA_FILES[part as keyof CityData] ?? part;
  return entry === undefined ? `${file}: ${rule}` : `${file}, ${entry}: ${rule}`;
}

/** Names the entry of a list by what identifies it, else by its place, counted from 1 as people do. */
function entryAt(value: unknown, path: PropertyKey[]): { entry?: string; within: PropertyKey[] } {
  const [key, ...rest] = path;
  const list = Array.isArray(value) ? value : undefined;
  if (list === undefined || typeof key !== 'number') return { within: path };
  const item = list[key] as Partial<Record<'code' | 'id' | 'version' | 'area', unknown>> | undefined;
  const name = item?.code ?? item?.id ?? item?.version ?? item?.area;
  return { entry: typeof name === 'string' ? name : `entry ${key + 1}`, within: rest };
}

interface Problem {
  path: (string | number)[];
  entry?: string;
  rule: string;
}

type Check = (data: CityData) => Problem[];

const CHECKS: Check[] = [
  checkDuplicates,
  checkCity,
  checkCategories,
  checkAgencies,
  checkOffices,
  checkAreas,
  checkOutlines,
  checkRules,
  checkAnswers,
  checkLexicon,
  checkHours,
  checkDays,
  checkPolicies,
  checkLadders,
  checkTemplates,
];

function checkDuplicates(data: CityData): Problem[] {
  return [
    ...duplicates(['fields'], data.fields, ({ code }) => code, 'code'),
    ...duplicates(['categories'], data.categories, ({ code }) => code, 'code'),
    ...duplicates(['agencies'], data.agencies, ({ code }) => code, 'code'),
    ...duplicates(['areas'], data.areas, ({ code }) => code, 'code'),
    ...duplicates(['outlines'], data.outlines, ({ area }) => area, 'area'),
    ...duplicates(['routing'], data.routing, ({ id }) => id, 'id'),
    ...duplicates(['policies'], data.policies, ({ version }) => version, 'version'),
    ...duplicates(['templates'], data.templates, ({ code }) => code, 'code'),
    ...duplicates(['calendar', 'days'], data.calendar.days, ({ date }) => date, 'date'),
  ];
}

function duplicates<T>(
  path: (string | number)[],
  list: readonly T[],
  nameOf: (item: T) => string,
  what: string,
): Problem[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const name = nameOf(item);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ path: [...path, index], entry: name, rule: `the ${what} is used twice` }];
  });
}

function checkCity({ city, agencies, areas }: CityData): Problem[] {
  const problems: Problem[] = [];
  const centre = agencies.find(({ code }) => code === city.centreAgency);
  if (!centre) {
    problems.push({
      path: ['city', 'centreAgency'],
      entry: city.code,
      rule: `centreAgency "${city.centreAgency}" is not in agencies.json`,
    });
  } else if (centre.kind !== 'centre') {
    problems.push({
      path: ['city', 'centreAgency'],
      entry: city.code,
      rule: `centreAgency "${city.centreAgency}" is not of kind "centre"`,
    });
  }
  if (!samePosition(city.boundary[0], city.boundary.at(-1))) {
    problems.push({ path: ['city', 'boundary'], entry: city.code, rule: 'the boundary does not end where it begins' });
    return problems;
  }
  for (const [index, area] of areas.entries()) {
    if (isInsideCity(city, area.centre)) continue;
    problems.push({
      path: ['areas', index, 'centre'],
      entry: area.code,
      rule: 'the centre lies outside the boundary in city.json',
    });
  }
  return problems;
}

function checkCategories({ categories, fields }: CityData): Problem[] {
  const known = codesOf(fields);
  const problems: Problem[] = categories.flatMap(({ code, field }, index) =>
    known.has(field)
      ? []
      : [{ path: ['categories', index, 'field'], entry: code, rule: `field "${field}" is not in fields.json` }],
  );
  if (!codesOf(categories).has(FALLBACK_CATEGORY)) {
    problems.push({ path: ['categories'], rule: `the category "${FALLBACK_CATEGORY}" is missing` });
  }
  return problems;
}

function checkAgencies({ agencies, areas }: CityData): Problem[] {
  const known = codesOf(agencies);
  const areaCodes = codesOf(areas);
  return agencies.flatMap((agency, index) => {
    const problem = (key: keyof Agency, rule: string): Problem => ({
      path: ['agencies', index, key],
      entry: agency.code,
      rule,
    });
    const problems: Problem[] = [];
    for (const key of ['parent', 'successor'] as const) {
      const named = agency[key];
      if (named === undefined) continue;
      if (!known.has(named)) problems.push(problem(key, `${key} "${named}" is not in agencies.json`));
      else if (leadsBack(agency, key, agencies))
        problems.push(problem(key, `${key} "${named}" leads back to the agency itself`));
    }
    if (agency.area !== undefined && !areaCodes.has(agency.area)) {
      problems.push(problem('area', `area "${agency.area}" is not in areas.json`));
    }
    const rival = agencies.slice(0, index).find(({ area }) => area !== undefined && area === agency.area);
    if (rival && overlap(rival, agency)) {
      problems.push(problem('area', `area "${agency.area}" has "${rival.code}" at the same time`));
    }
    if (agency.assignment !== undefined && agency.officers === undefined) {
      problems.push(problem('officers', 'it divides reports among officers and has none'));
    }
    if (isBackwards(agency)) problems.push(problem('validTo', 'validTo is before validFrom'));
    if (agency.successor !== undefined && agency.validTo === undefined) {
      problems.push(problem('validTo', 'it has a successor but no validTo'));
    }
    return problems;
  });
}

function leadsBack(agency: Agency, key: 'parent' | 'successor', agencies: readonly Agency[]): boolean {
  const seen = new Set<string>();
  for (let next = agency[key]; next !== undefined && !seen.has(next);) {
    if (next === agency.code) return true;
    seen.add(next);
    const current = next;
    next = agencies.find(({ code }) => code === current)?.[key];
  }
  return false;
}

function checkAreas({ areas, agencies }: CityData): Problem[] {
  const answered = new Set(agencies.filter(({ validTo }) => validTo === undefined).map(({ area }) => area));
  return areas.flatMap(({ code }, index) =>
    answered.has(code)
      ? []
      : [{ path: ['areas', index], entry: code, rule: 'no lasting agency in agencies.json has this area' }],
  );
}

function checkOutlines({ outlines, areas }: CityData): Problem[] {
  const known = codesOf(areas);
  return outlines.flatMap(({ area }, index) =>
    known.has(area)
      ? []
      : [{ path: ['outlines', index, 'area'], entry: area, rule: `area "${area}" is not in areas.json` }],
  );
}

function samePosition(one: LngLat | undefined, other: LngLat | undefined): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}

function checkRules({ routing, categories, areas, agencies }: CityData): Problem[] {
  const known = {
    categories: codesOf(categories),
    areas: codesOf(areas),
    agencies: new Set([...codesOf(agencies), OWN_AREA]),
  };
  return routing.flatMap((rule, index) => {
    const problem = (path: string[], text: string): Problem => ({
      path: ['routing', index, ...path],
      entry: rule.id,
      rule: text,
    });
    const problems: Problem[] = [];
    for (const key of ['categories', 'areas'] as const) {
      for (const named of rule.when[key] ?? []) {
        if (!known[key].has(named))
          problems.push(problem(['when', key], `"${named}" is not in ${CITY_DATA_FILES[key]}`));
      }
    }
    const { categories: about = [], subcategories = [] } = rule.when;
    const ownSubcategories = codesOf(categories.find(({ code }) => code === about[0])?.subcategories ?? []);
    if (subcategories.length > 0 && about.length !== 1) {
      problems.push(problem(['when', 'subcategories'], 'subcategories need exactly one category beside them'));
    } else {
      for (const named of subcategories.filter((each) => !ownSubcategories.has(each))) {
        problems.push(problem(['when', 'subcategories'], `"${named}" is no subcategory of "${about[0]}"`));
      }
    }
    if (!known.agencies.has(rule.lead)) problems.push(problem(['lead'], `lead "${rule.lead}" is not in agencies.json`));
    const legs = new Set([rule.lead]);
    for (const named of rule.supporting ?? []) {
      if (!known.agencies.has(named))
        problems.push(problem(['supporting'], `supporting "${named}" is not in agencies.json`));
      if (legs.has(named)) problems.push(problem(['supporting'], `"${named}" is named twice`));
      legs.add(named);
    }
    if (isBackwards(rule)) problems.push(problem(['validTo'], 'validTo is before validFrom'));
    return problems;
  });
}

/** Every category but the fallback is answered everywhere, on each day since the first policy began: dates of validity leave no gap. */
function checkAnswers(data: CityData): Problem[] {
  const told = new Set<string>();
  return turningDays(data).flatMap((day) =>
    findGaps(data, day).flatMap(({ category, subcategory, reason, rule, areas, priorities }): Problem[] => {
      // The first gap of a category tells enough: the others mostly have the same cause.
      if (told.has(category)) return [];
      told.add(category);
      const part = subcategory === null ? '' : `, subcategory "${subcategory}"`;
      const where = `category "${category}"${part} in area "${areas[0]}" (priority ${priorities[0]}, ${day})`;
      if (reason === 'no_rule') return [{ path: ['routing'], rule: `no rule answers ${where}` }];
      return [{ path: ['routing'], entry: rule!, rule: `its agency no longer exists for ${where}` }];
    }),
  );
}

/** The days on which the answer may change: a rule or an agency begins, or has ended the day before. */
function turningDays({ routing, agencies, policies }: CityData): string[] {
  const first = policies[0]!.validFrom;
  const days = new Set([first]);
  for (const { validFrom, validTo } of [...routing, ...agencies]) {
    if (validFrom !== undefined && validFrom > first) days.add(validFrom);
    if (validTo !== undefined && validTo >= first) days.add(dayAfter(validTo));
  }
  return [...days].sort();
}

function checkLexicon({ lexicon, categories }: CityData): Problem[] {
  const known = codesOf(categories);
  return Object.keys(lexicon.categories).flatMap((code) =>
    known.has(code)
      ? []
      : [{ path: ['lexicon', 'categories', code], entry: code, rule: 'the category is not in categories.json' }],
  );
}

/** Hours of its own that an agency has, each in itself; days without any are the city's. */
function checkOffices({ agencies, calendar }: CityData): Problem[] {
  return agencies.flatMap(({ code, office }, index) => {
    if (!office) return [];
    const path = ['agencies', index, 'office'];
    const problems: Problem[] = office.hours.flatMap((hours, at) =>
      faultsOf(hours).map((rule) => ({
        path: [...path, 'hours', at],
        entry: code,
        rule: `hours from ${hours.validFrom}: ${rule}`,
      })),
    );
    const worksMore = office.workingWeekdays?.some((weekday) => !calendar.workingWeekdays.includes(weekday));
    const month = worksMore ? MONTHS.find((each) => !office.hours.some(holdsForGood(each))) : undefined;
    if (month !== undefined) {
      const rule = `it works on days on which the city does not, and has no lasting hours of its own in month ${month}`;
      problems.push({ path: [...path, 'hours'], entry: code, rule });
    }
    return problems;
  });
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

function holdsForGood(month: number): (hours: OfficeHours) => boolean {
  return ({ validTo, months }) => validTo === undefined && (months === undefined || months.includes(month));
}

function checkHours({ calendar: { hours } }: CityData): Problem[] {
  const problems: Problem[] = hours.flatMap((entry, index) =>
    faultsOf(entry).map((rule) => ({
      path: ['calendar', 'hours', index],
      entry: `hours from ${entry.validFrom}`,
      rule,
    })),
  );
  return problems.length > 0 ? problems : checkHoursCoverage(hours);
}

/** What is wrong with one entry of hours in itself. */
function faultsOf(hours: OfficeHours): string[] {
  const times = hours.intervals.flat();
  const inOrder = times.every((time, at) => at === 0 || time > times[at - 1]!);
  return [
    ...(isBackwards(hours) ? ['validTo is before validFrom'] : []),
    ...(inOrder
      ? []
      : [`the intervals ${hours.intervals.map((interval) => interval.join('–')).join(', ')} are not in order`]),
  ];
}

/** From the first day on, each month has exactly one entry: otherwise offices would never open, or a deadline depend on the order. */
function checkHoursCoverage(hours: readonly OfficeHours[]): Problem[] {
  const starts = [
    ...new Set(hours.flatMap(({ validFrom, validTo }) => (validTo ? [validFrom, dayAfter(validTo)] : [validFrom]))),
  ].sort();
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    for (const month of monthsBetween(start, next)) {
      const holding = hours.filter(
        ({ validFrom, validTo, months }) =>
          validFrom <= start &&
          (validTo === undefined || start <= validTo) &&
          (months === undefined || months.includes(month)),
      );
      if (holding.length === 1) continue;
      const rule = `${holding.length === 0 ? 'no hours hold' : 'more than one entry of hours holds'} in month ${month} from ${start} on`;
      return [{ path: ['calendar', 'hours'], entry: `hours from ${start}`, rule }];
    }
  }
  return [];
}

function monthsBetween(start: string, end: string | undefined): Set<number> {
  const first = monthNumber(start);
  const last = end === undefined ? first + 11 : Math.min(first + 11, monthNumber(dayBefore(end)));
  return new Set(Array.from({ length: last - first + 1 }, (_, offset) => ((first + offset) % 12) + 1));
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function checkDays({ calendar: { days, workingWeekdays } }: CityData): Problem[] {
  return days.flatMap(({ date, kind }, index) => {
    const worked = workingWeekdays.includes(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
    // A holiday at a weekend changes nothing; a make-up day on a weekday is a wrong date.
    if (kind === 'holiday' || !worked) return [];
    return [
      { path: ['calendar', 'days', index], entry: date, rule: 'a makeup day must be one that is otherwise free' },
    ];
  });
}

function checkPolicies({ policies }: CityData): Problem[] {
  return policies.flatMap(({ version, validFrom }, index) => {
    const before = policies[index - 1];
    if (before === undefined || before.validFrom < validFrom) return [];
    const rule = `it must begin later than "${before.version}", which stands before it`;
    return [{ path: ['policies', index, 'validFrom'], entry: version, rule }];
  });
}

/** What a rung must do where nobody else ends the wait: without it a report would wait for ever. */
const ENDED_BY: Readonly<Partial<Record<ObligationKind, RungEffect>>> = {
  information: 'return_to_work',
  hold: 'return_to_work',
  feedback: 'close',
  appeal: 'end_appeal',
  suspension: 'end_suspension',
};

function checkLadders({ policies }: CityData): Problem[] {
  return policies.flatMap(({ version, obligations }, index) =>
    Object.entries(obligations).flatMap(([kind, { ladder, ladders }]) => {
      const path = ['policies', index, 'obligations', kind];
      return [
        ...ladderProblems(kind, ladder, [...path, 'ladder'], `${version}, ${kind} ladder`),
        ...Object.entries(ladders ?? {}).flatMap(([priority, own]) =>
          ladderProblems(kind, own, [...path, 'ladders', priority], `${version}, ${kind} ladder for ${priority}`),
        ),
      ];
    }),
  );
}

function ladderProblems(kind: string, ladder: Rung[], path: (string | number)[], entry: string): Problem[] {
  const problems: Problem[] = duplicates(path, ladder, ({ name }) => name, 'name').map((problem) => ({
    ...problem,
    entry: `${entry}, rung ${problem.entry}`,
  }));
  const effect = ENDED_BY[kind as ObligationKind];
  if (effect !== undefined && !ladder.some(({ effects }) => effects?.includes(effect))) {
    problems.push({ path, entry, rule: `no rung has the effect "${effect}", so a report would wait for ever` });
  }
  return problems;
}

function checkTemplates({ templates }: CityData): Problem[] {
  const worded = codesOf(templates);
  const problems: Problem[] = TEMPLATE_CODES.filter((code) => !worded.has(code)).map((code) => ({
    path: ['templates'],
    entry: code,
    rule: 'the template is missing',
  }));
  for (const [index, { code, subject, body }] of templates.entries()) {
    const problem = (rule: string) => problems.push({ path: ['templates', index], entry: code, rule });
    if (!(TEMPLATE_CODES as readonly string[]).includes(code)) problem('the product sends no message of this code');
    const texts = [subject.vi, subject.en, body.vi, body.en];
    const names = new Set(texts.flatMap((text) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]!)));
    for (const name of names) {
      if (!TEMPLATE_PLACEHOLDERS.includes(name)) problem(`{{${name}}} is no placeholder`);
    }
    for (const [name, { whose, prefixes }] of Object.entries(RESERVED_PLACEHOLDERS)) {
      if (names.has(name) && !prefixes.some((prefix) => code.startsWith(prefix)))
        problem(`{{${name}}} may only go to ${whose}`);
    }
    if (texts.some((text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ''))))
      problem('a brace is left open or too many');
  }
  return problems;
}

function codesOf(list: readonly { code: string }[]): Set<string> {
  return new Set(list.map(({ code }) => code));
}

interface Validity {
  validFrom?: string;
  validTo?: string;
}

function isBackwards({ validFrom, validTo }: Validity): boolean {
  return validFrom !== undefined && validTo !== undefined && validTo < validFrom;
}

function overlap(one: Validity, other: Validity): boolean {
  return (
    (one.validFrom ?? '') <= (other.validTo ?? '9999-12-31') && (other.validFrom ?? '') <= (one.validTo ?? '9999-12-31')
  );
}

function dayAfter(day: string): string {
  return shift(day, 1);
}

function dayBefore(day: string): string {
  return shift(day, -1);
}

/** Not so an offset such as `+07:00`, which `Intl` takes too. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
