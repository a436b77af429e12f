import type { Parameters, RequestForm } from '../../contracts/open311';
import { submissionSchema, type SubmissionBody } from '../../contracts/submission';
import { answerable, type Answer, type Answers } from '../../domain/city/answers';
import type { Category, CityData, Question } from '../../domain/city/city-data';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import type { Language } from '../middleware/language';

interface Filed {
  form: RequestForm;
  parameters: Parameters;
  service: Category;
  city: CityData;
  language: Language;
}

/** What an Open311 client files, as the intake takes it. Throws `validation_failed`. */
export function submissionFromForm({ form, parameters, service, city, language }: Filed): SubmissionBody {
  const { lat, long, address_string, address_id, email, phone, first_name, last_name } = form;
  const address = address_string ?? areaNamed(address_id, city);
  // As names are written here, the family's first.
  const name = [last_name, first_name].filter((part) => part !== undefined).join(' ');
  const contact = { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  const answers = answersFrom(parameters, service.questions ?? []);
  return {
    text: form.description ?? service.label[language],
    location: {
      ...(lat === undefined || long === undefined ? {} : { lat, lng: long }),
      ...(address === undefined ? {} : { address }),
    },
    category: service.code,
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(service.questions ? { answers } : {}),
    language,
  };
}

/** An address's id is the code of a ward or commune; there is no register of houses. */
function areaNamed(id: string | undefined, { areas }: CityData): string | undefined {
  if (id === undefined) return undefined;
  const area = areas.find(({ code }) => code === id);
  if (area) return area.name.vi;
  throw new AppError('validation_failed', {
    issues: [{ field: 'address_id', rule: 'must be the code of a ward or commune' }],
  });
}

const filedAnswersSchema = submissionSchema.pick({ answers: true }).required();

/** Of `attribute[CODE]` and `attribute[CODE][]`. Attributes that the service does not have are left out. */
function answersFrom(parameters: Parameters, questions: readonly Question[]): Answers {
  const given = answerable(questions).flatMap((question) => {
    const { code } = question;
    const values = [`attribute[${code}]`, `attribute[${code}][]`].flatMap((name) => parameters[name] ?? []);
    return values.length === 0 ? [] : [[code, answerFrom(question, values)] as const];
  });
  const parsed = filedAnswersSchema.safeParse({ answers: Object.fromEntries(given) });
  if (!parsed.success) throw validationFailed(parsed.error);
  return parsed.data.answers;
}

/** A number that is none stays the text that it is, which the question's rule refuses. */
function answerFrom({ datatype }: Question, values: string[]): Answer {
  if (datatype === 'multivaluelist') return [...new Set(values)];
  const value = values[0]!.trim();
  return datatype === 'number' && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
}
