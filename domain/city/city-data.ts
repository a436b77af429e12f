import type { Calendar, OfficeHours } from '../clock/calendar';
import type { Policy } from '../policy/policy';
import type { Channel } from '../report/events';

/** A text that people see, in the two languages of the product. */
export interface Bilingual {
  vi: string;
  en: string;
}

/** Where a fact comes from; unconfirmed facts are shown as such to administrators. */
export interface Sourced {
  source?: string;
  confirmed: boolean;
}

/** `Lĩnh vực`: the heading under which the leadership looks at reports. */
export interface Field {
  code: string;
  label: Bilingual;
}

export type Priority = 'urgent' | 'high' | 'normal' | 'low';

/** What a report is about. Categories decide the field and, with the area, the agency. */
export interface Category {
  code: string;
  field: string;
  label: Bilingual;
  /** One sentence that tells a citizen what belongs here. */
  description: Bilingual;
  priority: Priority;
  /** Kinds of it that different agencies answer for. A category that one agency answers for has none. */
  subcategories?: Subcategory[];
  /** How far apart in metres and days two reports of one matter may be, where that is not as usual. */
  duplicates?: { radius: number; days: number };
  /** What whoever handles it needs to know besides, in the order in which it is asked. */
  questions?: Question[];
}

/** A part of a category, told apart because another agency answers for it. Its code is unique within the category. */
export interface Subcategory {
  code: string;
  label: Bilingual;
  /** One sentence that tells what belongs here. */
  description: Bilingual;
}

/** The kinds of answers, named as Open311 names them. */
export const QUESTION_DATATYPES = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;
export type QuestionDatatype = (typeof QUESTION_DATATYPES)[number];

/** A question that citizens are asked about a report of one category. */
export interface Question {
  code: string;
  label: Bilingual;
  /** How to answer, e.g. where a number is found. */
  help?: Bilingual;
  datatype: QuestionDatatype;
  required: boolean;
  /** False for a text that is only shown and takes no answer. */
  variable?: boolean;
  /** What there is to choose from in a list. */
  values?: { code: string; label: Bilingual }[];
}

/** A body that handles reports. Agencies dissolve and have successors, so each has validity dates. */
export interface Agency extends Sourced {
  code: string;
  name: Bilingual;
  kind: 'centre' | 'ward' | 'department' | 'company' | 'police' | 'unit';
  /** Who answers when this agency does not. */
  parent?: string;
  /** The area whose own agency this is (the People's Committee of a ward or commune). */
  area?: string;
  /** Office hours of its own, where they differ from the city's. */
  office?: AgencyOffice;
  /** Those among whom its reports are divided. */
  officers?: AgencyOfficer[];
  /** How they are divided; by the agency itself when absent. */
  assignment?: 'least_loaded';
  /** Mailbox of the agency, for reminders. */
  email?: string;
  /** First and last day of validity, `YYYY-MM-DD`, inclusive. */
  validFrom?: string;
  validTo?: string;
  successor?: string;
}

/** Somebody who works for an agency, from a day and to a day where these are given. */
export interface AgencyOfficer {
  /** Subject at the identity provider. */
  id: string;
  name?: string;
  validFrom?: string;
  validTo?: string;
}

/** When an agency works; holidays and make-up days are the city's. */
export interface AgencyOffice {
  /** ISO weekdays, Monday = 1; the city's when absent. */
  workingWeekdays?: number[];
  /** As those of the calendar: of several that hold on a day the first decides. Days that none covers have the city's. */
  hours: OfficeHours[];
}

/** A ward or commune. */
export interface Area {
  code: string;
  name: Bilingual;
  kind: 'ward' | 'commune';
  /** A point in its middle, WGS84 degrees. */
  centre: Point;
  /** Names citizens still use: former wards, communes and districts, other spellings. */
  alsoKnownAs: string[];
}

/** The outline of an area. A city may begin with approximate ones, or none, and import official ones. */
export interface Outline {
  /** The area's code. */
  area: string;
  /** Not surveyed: near a border it can name the neighbour, and what is found by it is said to be approximate. */
  approximate: boolean;
  source: string;
  geometry: OutlineGeometry;
}

/** As in GeoJSON (RFC 7946), WGS84 degrees. */
export type OutlineGeometry =
  { type: 'Polygon'; coordinates: LngLat[][] } | { type: 'MultiPolygon'; coordinates: LngLat[][][] };

export type LngLat = [lng: number, lat: number];

/** WGS84 degrees. */
export interface Point {
  lat: number;
  lng: number;
}

/** One row of the ordered routing table; the first whose conditions all hold decides. */
export interface RoutingRule {
  id: string;
  /** Conditions; an absent one holds for every report. */
  when: {
    categories?: string[];
    /** Of the one category that is named. */
    subcategories?: string[];
    areas?: string[];
    priorities?: Priority[];
    channels?: Channel[];
    times?: DutyTimes[];
  };
  /** An agency's code, or `area` for the agency of the report's own ward or commune. */
  lead: string;
  supporting?: string[];
  validFrom?: string;
  validTo?: string;
  /** Why the rule is as it is, for the administrator who reads it. */
  note?: string;
}

/** Hours of a rule by the city's clocks, e.g. of a night duty. */
export interface DutyTimes {
  /** ISO weekdays, Monday = 1; every day when absent. */
  weekdays?: number[];
  /** `HH:MM`, inclusive. */
  from: string;
  /** `HH:MM`, exclusive; not later than `from` where the hours cross midnight. */
  to: string;
}

/** Words that speak for a category, all written with diacritics; matching folds them. Weights are 1 to 5. */
export interface Lexicon {
  categories: Record<string, Record<string, number>>;
  /** Phrases of danger to life now. */
  urgent: Record<string, number>;
  /** Phrases that take urgency away: past events, fears, chronic defects. */
  notUrgent: Record<string, number>;
}

/** The texts of a message; `{{name}}` marks what is filled in. */
export interface MessageTemplate {
  code: string;
  subject: Bilingual;
  body: Bilingual;
}

export interface City {
  code: string;
  name: Bilingual;
  /** Name of the monitoring centre, as it signs. */
  centreName: Bilingual;
  /** Begins every public reference, e.g. `HUE`. */
  referencePrefix: string;
  /** Telephone line citizens may call instead. */
  hotline?: string;
  /** The agency whose operators triage and whose supervisors watch. */
  centreAgency: string;
  /** IANA name, for schedules: the calendar's offset is the authority for deadlines. */
  timeZone: string;
  /** Months after its end from which on a report is anonymised. */
  anonymiseAfterMonths: number;
  /** Rough outline, `[lng, lat]` pairs, closed; a report outside is refused. Drawn generously: it only keeps out what is plainly elsewhere. */
  boundary: [number, number][];
}

/** Everything that makes the product one city's: read from `cities/<code>/`, kept in Postgres, edited there. */
export interface CityData {
  city: City;
  fields: Field[];
  categories: Category[];
  agencies: Agency[];
  areas: Area[];
  /** Of the areas whose outline is known, one each. */
  outlines: Outline[];
  routing: RoutingRule[];
  lexicon: Lexicon;
  calendar: Calendar;
  /** All versions, in the order of `validFrom`; reports keep the one that held when they came in. */
  policies: Policy[];
  templates: MessageTemplate[];
}
