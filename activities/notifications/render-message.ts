import type { MessageContext } from '../../db/read-models/message-context';
import type { CityData } from '../../domain/city/city-data';
import { durationWording, instantWording } from '../../domain/clock/date-wording';

export interface Links {
  /** A report's page as its citizen opens it, with the access token. */
  own(reference: string): string;
  /** The same page for everybody else. */
  page(reference: string): string;
}

interface Rendering {
  template: string;
  data: Record<string, unknown>;
  context: MessageContext;
  /** Citizens read the language of their report, staff Vietnamese. */
  language: 'vi' | 'en';
  /** Staff must never get a citizen's link. */
  forReporter: boolean;
}

/** Fills a template in. Throws when there is no such template or it asks for something that nobody gives. */
export function renderMessage(
  city: CityData,
  links: Links,
  { template, data, context, language, forReporter }: Rendering,
): { subject: string; body: string } {
  const found = city.templates.find(({ code }) => code === template);
  if (!found) throw new Error(`There is no message template ${template}`);
  const name = (
    list: { code: string; name?: { vi: string; en: string }; label?: { vi: string; en: string } }[],
    code: string | null,
  ) => {
    const entry = list.find((each) => each.code === code);
    return (entry?.name ?? entry?.label)?.[language] ?? '—';
  };
  const dueAt = typeof data.dueAt === 'number' ? data.dueAt : context.dueAt?.getTime();
  const values: Record<string, string> = {
    reference: context.reference,
    category: name(city.categories, context.category),
    area: name(city.areas, context.area),
    agency: name(city.agencies, context.agency),
    dueAt: dueAt === undefined ? '—' : instantWording(city.calendar, dueAt)[language],
    overdueBy:
      dueAt !== undefined && typeof data.at === 'number'
        ? durationWording(Math.max(0, data.at - dueAt))[language]
        : '—',
    text: context.text,
    answer: wording(data.answer),
    question: wording(data.question),
    rung: wording(data.rung),
    cityName: city.city.name[language],
    centreName: city.city.centreName[language],
    trackingUrl: forReporter ? links.own(context.reference) : links.page(context.reference),
    ...(forReporter ? { ratingUrl: `${links.own(context.reference)}#rating` } : {}),
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
    body: fill(found.body[language]),
  };
}

function wording(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
