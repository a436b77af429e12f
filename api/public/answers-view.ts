import type { AnswerBody } from '../../contracts/api/report';
import type { Answer, Answers } from '../../domain/city/answers';
import type { Question } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';

/** Answers in the order of their questions, and in words; those to questions that were taken away come last. */
export function toAnswersBody(answers: Answers, questions: readonly Question[], language: Language): AnswerBody[] {
  const order = (code: string) => questions.findIndex((question) => question.code === code) >>> 0;
  return Object.entries(answers)
    .sort(([a], [b]) => order(a) - order(b))
    .map(([code, value]) => {
      const question = questions.find((each) => each.code === code);
      return { code, label: question?.label[language] ?? code, value, text: wordingOf(value, question, language) };
    });
}

function wordingOf(value: Answer, question: Question | undefined, language: Language): string {
  const label = (code: string) => question?.values?.find((each) => each.code === code)?.label[language] ?? code;
  return Array.isArray(value) ? value.map(label).join(', ') : label(String(value));
}
