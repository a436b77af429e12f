import type { Service, ServiceDefinition } from '../../contracts/open311';
import type { Bilingual, Category, CityData, QuestionDatatype } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';

/** So many of the words by which a category is recognised help a client's search; the weightiest come first. */
const MAX_KEYWORDS = 10;

export function toService(category: Category, { fields, lexicon }: CityData, language: Language): Service {
  const { code, label, description, field, questions = [] } = category;
  const keywords = Object.entries(lexicon.categories[code] ?? {}).sort(([, a], [, b]) => b - a);
  return {
    service_code: code,
    service_name: label[language],
    description: description[language],
    metadata: questions.length > 0,
    type: 'realtime',
    keywords: keywords
      .slice(0, MAX_KEYWORDS)
      .map(([word]) => word)
      .join(','),
    group: fields.find((each) => each.code === field)?.label[language] ?? field,
  };
}

export function toServiceDefinition({ code, questions = [] }: Category, language: Language): ServiceDefinition {
  return {
    service_code: code,
    attributes: questions.map(({ help, values, variable = true, ...question }, index) => ({
      variable,
      code: question.code,
      datatype: question.datatype,
      required: question.required,
      datatype_description: (help ?? DATATYPE_HELP[question.datatype])?.[language] ?? null,
      order: index + 1,
      description: question.label[language],
      ...(values ? { values: values.map(({ code: key, label }) => ({ key, name: label[language] })) } : {}),
    })),
  };
}

const DATATYPE_HELP: Partial<Record<QuestionDatatype, Bilingual>> = {
  number: { vi: 'Một số.', en: 'A number.' },
  datetime: {
    vi: 'Ngày giờ có múi giờ, ví dụ 2026-03-02T09:00:00+07:00.',
    en: 'A date and time with its zone, e.g. 2026-03-02T09:00:00+07:00.',
  },
  multivaluelist: { vi: 'Có thể chọn nhiều mục.', en: 'More than one can be chosen.' },
};
