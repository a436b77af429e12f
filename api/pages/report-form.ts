import type { FieldIssue } from '../errors/app-error';
import type { FormError, PageContext } from './layout';

/** What stands in the fields of the report form, as typed. The names are the `id`s of the fields. */
export const REPORT_FIELDS = ['text', 'address', 'coordinates', 'category', 'name', 'phone', 'email'] as const;
export type ReportForm = Record<(typeof REPORT_FIELDS)[number], string>;

/** Fields of a form as sent; a field that came several times counts once, one that did not come is empty. */
export function readFields<Name extends string>(body: unknown, names: readonly Name[]): Record<Name, string> {
  const sent = (body ?? {}) as Record<string, unknown>;
  const read = (name: Name) => {
    const value = [sent[name]].flat()[0];
    // Forms send a line break as two characters, which would count against the length of a text.
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>;
}

/** The form in the shape of the API's body, unchecked. An empty field is one that was not given. */
export function toSubmission(form: ReportForm, language: string): unknown {
  const { text, address, coordinates, category, name, phone, email } = form;
  const contact = given({ name, phone, email });
  return {
    text,
    location: { ...given({ address }), ...(coordinates.trim() === '' ? {} : parseCoordinates(coordinates)) },
    ...given({ category }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    language,
  };
}

/** The broken rules of the API in words for the page, each at the field where it is mended, one a field. */
export function toFormErrors({ texts, city, language }: PageContext, issues: readonly FieldIssue[]): FormError[] {
  const { errors } = texts;
  const messages = new Map<string, string>();
  const add = (field: string, message: string) => messages.set(field, messages.get(field) ?? message);
  for (const { field, rule } of issues) {
    const characters = /NUL|Unicode/.test(rule) ? errors.badCharacters : undefined;
    const tooLong = /at most/.test(rule) ? errors.tooLong : undefined;
    switch (field) {
      case 'text':
        add('text', characters ?? (tooLong ? errors.textTooLong : errors.textNeeded));
        break;
      case 'location':
        if (rule.startsWith('must be inside')) add('coordinates', errors.placeOutside(city.name[language]));
        else add('address', errors.placeNeeded);
        break;
      case 'location.address':
        add('address', characters ?? tooLong ?? errors.placeNeeded);
        break;
      case 'location.lat':
      case 'location.lng':
        add('coordinates', errors.coordinates);
        break;
      case 'category':
        add('category', errors.category);
        break;
      case 'contact.name':
        add('name', characters ?? tooLong ?? errors.invalid);
        break;
      case 'contact.phone':
        add('phone', errors.phone);
        break;
      case 'contact.email':
        add('email', errors.email);
        break;
      case 'photos':
        add('photos', errors.photos);
        break;
      default:
        add('text', errors.invalid);
    }
  }
  // In the order of the page, whatever the order of the checks.
  return [...REPORT_FIELDS, 'photos'].flatMap((field) => {
    const message = messages.get(field);
    return message === undefined ? [] : [{ field, message }];
  });
}

const COORDINATES = /^([+-]?\d{1,3}(?:[.,]\d+)?)°?(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)°?$/;

/** `16.4637, 107.5909` as maps copy it, with a comma in place of the point too; anything else is no number. */
function parseCoordinates(typed: string): { lat: number; lng: number } {
  const match = COORDINATES.exec(typed.trim());
  const number = (text: string | undefined) => (text === undefined ? NaN : Number(text.replace(',', '.')));
  return { lat: number(match?.[1]), lng: number(match?.[2]) };
}

function given<Name extends string>(fields: Record<Name, string>): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries<string>(fields).filter(([, value]) => value.trim() !== '')) as Partial<
    Record<Name, string>
  >;
}
