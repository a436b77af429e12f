import { AppError } from '../errors/app-error';

/**
 * Brings the fields of a multipart body into the shape of the JSON body, unchecked: the field `report` is that JSON, or else
 * the fields are flat. A field that is not known stays, so that the schema refuses it.
 */
export function toSubmissionBody(fields: Record<string, string>): unknown {
  if (fields.report !== undefined) return parseJson(fields.report);
  const { lat, lng, address, name, phone, email, ...others } = fields;
  const contact = given({ name, phone, email });
  return {
    ...others,
    location: given({ lat: numberOf(lat), lng: numberOf(lng), address }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('malformed_json', { cause: error });
  }
}

/** What is no number stays a text, which the schema refuses. */
function numberOf(text: string | undefined): number | string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
