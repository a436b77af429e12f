import type { Question } from './city-data';

/** To one question: a text, a number, an instant as a text, the code of a choice or those of several. */
export type Answer = string | number | string[];

/** By the code of the question. */
export type Answers = Record<string, Answer>;

/** What is wrong with one answer. */
export interface AnswerProblem {
  /** Code of the question. */
  code: string;
  rule: string;
}

/** Every rule of a category's questions that the answers break. */
export function checkAnswers(questions: readonly Question[], answers: Answers): AnswerProblem[] {
  const asked = answerable(questions);
  const unknown = Object.keys(answers).filter((code) => !asked.some((question) => question.code === code));
  return [
    ...unknown.map((code) => ({ code, rule: 'is not a question of this category' })),
    ...asked.flatMap((question) => {
      const { code } = question;
      const answer = Object.hasOwn(answers, code) ? answers[code] : undefined;
      const rule = answer === undefined ? missing(question) : broken(question, answer);
      return rule === null ? [] : [{ code, rule }];
    }),
  ];
}

/** Those that are not only shown. */
export function answerable(questions: readonly Question[]): Question[] {
  return questions.filter(({ variable }) => variable !== false);
}

function missing({ required }: Question): string | null {
  return required ? 'is required' : null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

function broken({ datatype, values = [] }: Question, answer: Answer): string | null {
  const codes = values.map(({ code }) => code);
  const choice = `must be one of ${codes.join(', ')}`;
  switch (datatype) {
    case 'string':
      return typeof answer === 'string' && !/[\r\n]/.test(answer) ? null : 'must be a text without line breaks';
    case 'text':
      return typeof answer === 'string' ? null : 'must be a text';
    case 'number':
      return typeof answer === 'number' ? null : 'must be a number';
    case 'datetime':
      return typeof answer === 'string' && INSTANT.test(answer) && !Number.isNaN(Date.parse(answer))
        ? null
        : 'must be an instant with its zone, e.g. 2026-03-02T09:00:00+07:00';
    case 'singlevaluelist':
      return typeof answer === 'string' && codes.includes(answer) ? null : choice;
    case 'multivaluelist':
      if (!Array.isArray(answer) || answer.length === 0) return 'must be a list of codes';
      if (new Set(answer).size < answer.length) return 'must have each code once';
      return answer.every((code) => codes.includes(code)) ? null : choice;
  }
}
