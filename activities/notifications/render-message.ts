import type { MessageContext } from '../../db/read-models/message-context';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import { durationWording, instantWording } from '../../domain/clock/date-wording';
import { OBLIGATION_LABELS } from '../../domain/policy/obligation-labels';

export interface Links {
  /** A report's page as its citizen opens it, with the access token. */
  own(reference: string): string;
  /** The same page for everybody else. */
  page(reference: string): string;
  /** Where a follower confirms, or ends it. */
  follower(reference: string, seq: number): string;
  /** The one-time code of a request for one. */
  code(id: string): string;
}

interface Rendering {
  template: string;
  data: Record<string, unknown>;
  /** Null for a message that is about no single report. */
  context: MessageContext | null;
  /** Citizens read the language of their choice, staff Vietnamese. */
  language: 'vi' | 'en';
  /** Staff and followers must never get a citizen's link. */
  forReporter: boolean;
  /** The agency that it is addressed to; null for the centre and for citizens. */
  recipient: string | null;
  /** Of a follower: the way out stands in each message, whatever its template says. */
  leaveUrl?: string | undefined;
}

const UNKNOWN = '—';
const LEAVE = {
  vi: (url: string) => `\n\n--\nKhông muốn nhận thư về phản ánh này nữa: ${url}`,
  en: (url: string) => `\n\n--\nTo get no more messages about this report: ${url}`,
};
/** E.g. while the clock stands still. */
const NO_DUE_TIME: Bilingual = { vi: 'chưa xác định', en: 'not set yet' };

/** Fills a template in. Throws when there is no such template or it asks for something that nobody gives. */
export function renderMessage(
  city: CityData,
  links: Links,
  { template, data, context, language, forReporter, recipient, leaveUrl }: Rendering,
): { subject: string; body: string } {
  const found = city.templates.find(({ code }) => code === template);
  if (!found) throw new Error(`There is no message template ${template}`);
  const nameOf = (list: { code: string; name?: Bilingual; label?: Bilingual }[], code: unknown) => {
    const entry = list.find((each) => each.code === code);
    return (entry?.name ?? entry?.label)?.[language] ?? UNKNOWN;
  };
  const dueAt = typeof data.dueAt === 'number' ? data.dueAt : context?.dueAt?.getTime();
  const centreName = city.city.centreName[language];
  const values: Record<string, string> = {
    reference: UNKNOWN,
    text: UNKNOWN,
    trackingUrl: UNKNOWN,
    ...(context ? aboutReport(links, context, forReporter) : {}),
    category: nameOf(city.categories, context?.category),
    area: nameOf(city.areas, context?.area),
    // Who has answered is not always who has the report: the answer may be that of the report which it follows.
    agency: nameOf(city.agencies, data.agency ?? context?.agency),
    recipient: recipient === null ? centreName : nameOf(city.agencies, recipient),
    part: nameOf(city.agencies, data.part),
    lead: wording(data.lead),
    dueAt: (dueAt === undefined ? NO_DUE_TIME : instantWording(city.calendar, dueAt))[language],
    overdueBy:
      dueAt !== undefined && typeof data.at === 'number'
        ? durationWording(Math.max(0, data.at - dueAt))[language]
        : UNKNOWN,
    awaited: OBLIGATION_LABELS[data.obligation as keyof typeof OBLIGATION_LABELS]?.[language] ?? UNKNOWN,
    rung: wording(data.rung),
    answer: wording(data.answer),
    question: wording(data.question),
    summary: wording(data.summary),
    code: wording(data.code),
    confirmUrl: wording(data.confirmUrl),
    cityName: city.city.name[language],
    centreName,
  };
  const fill = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
      const value = values[key];
      if (value === undefined) throw new Error(`Template ${template} asks for ${key}, which it does not get`);
      return value;
    });
  // A subject is one line, whatever a category or an agency is called.
  return {
    subject: fill(found.subject[language])
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    body: fill(found.body[language]) + (leaveUrl === undefined ? '' : LEAVE[language](leaveUrl)),
  };
}

function aboutReport(links: Links, { reference, text }: MessageContext, forReporter: boolean): Record<string, string> {
  if (!forReporter) return { reference, text, trackingUrl: links.page(reference) };
  const own = links.own(reference);
  return { reference, text, trackingUrl: own, ratingUrl: `${own}#rating` };
}

function wording(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
