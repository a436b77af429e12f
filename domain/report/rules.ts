import type { AgencyOffice } from '../city/city-data';
import { agencyCalendar } from '../clock/agency-calendar';
import type { Calendar } from '../clock/calendar';
import type { Policy } from '../policy/policy';

/** What a report must be judged by: the city's calendar and the policy it was promised. */
export interface Rules {
  calendar: Calendar;
  policy: Policy;
  /** Of the agencies that have office hours of their own. */
  offices?: Readonly<Record<string, AgencyOffice>>;
}

/** Who owes something. */
export interface Owner {
  role: 'centre' | 'agency' | 'reporter';
  agency?: string;
}

const calendars = new WeakMap<Rules, Map<string, Calendar>>();

/** The calendar by which an owner's time is counted; one object for the same rules, because calendars are compiled once. */
export function calendarOf(rules: Rules, { agency }: Owner): Calendar {
  const office = agency === undefined ? undefined : rules.offices?.[agency];
  if (agency === undefined || !office) return rules.calendar;
  let known = calendars.get(rules);
  if (!known) calendars.set(rules, (known = new Map<string, Calendar>()));
  let calendar = known.get(agency);
  if (!calendar) known.set(agency, (calendar = agencyCalendar(rules.calendar, agency, office)));
  return calendar;
}
