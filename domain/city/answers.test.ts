import { checkAnswers, type Answer } from './answers';
import type { Question } from './city-data';

const label = { vi: 'x', en: 'x' };
const values = [
  { code: 'a', label },
  { code: 'b', label },
];
const question = (datatype: Question['datatype'], more: Partial<Question> = {}): Question => ({
  code: 'q',
  label,
  datatype,
  required: false,
  ...(datatype.endsWith('list') ? { values } : {}),
  ...more,
});

describe('answers to the questions of a category', () => {
  it.each<[Question['datatype'], Answer]>([
    ['string', 'HV-012'],
    ['text', 'a\nb'],
    ['number', -1.5],
    ['datetime', '2026-03-02T09:00:00+07:00'],
    ['datetime', '2026-03-02T09:00Z'],
    ['datetime', '2026-03-02T23:59:59.999999-06:00'],
    ['singlevaluelist', 'a'],
    ['multivaluelist', ['b', 'a']],
  ])('When the answer to a %s is %j, then it is sound', (datatype, answer) => {
    expect(checkAnswers([question(datatype)], { q: answer })).toEqual([]);
  });

  it.each<[Question['datatype'], Answer, RegExp]>([
    ['string', 'a\nb', /without line breaks/],
    ['string', 7, /must be a text/],
    ['text', ['a'], /must be a text/],
    ['number', '7', /must be a number/],
    ['datetime', '2026-03-02T09:00:00', /must be an instant/],
    ['datetime', '2026-13-02T09:00:00Z', /must be an instant/],
    ['datetime', 7, /must be an instant/],
    ['singlevaluelist', 'c', /must be one of a, b/],
    ['singlevaluelist', ['a'], /must be one of a, b/],
    ['multivaluelist', 'a', /must be a list/],
    ['multivaluelist', [], /must be a list/],
    ['multivaluelist', ['a', 'a'], /each code once/],
    ['multivaluelist', ['a', 'c'], /must be one of a, b/],
  ])('When the answer to a %s is %j, then its rule is broken', (datatype, answer, rule) => {
    expect(checkAnswers([question(datatype)], { q: answer })).toEqual([
      { code: 'q', rule: expect.stringMatching(rule) },
    ]);
  });

  it('When a question is required, then it must be answered', () => {
    expect(checkAnswers([question('string', { required: true })], {})).toEqual([{ code: 'q', rule: 'is required' }]);
  });

  it('When something is answered that is not asked, or only shown, then it is refused', () => {
    const shown = question('string', { variable: false });
    for (const code of ['q', 'x', 'toString', '__proto__']) {
      const answers = Object.fromEntries([[code, 'y']]);
      expect(checkAnswers([shown], answers)).toEqual([{ code, rule: 'is not a question of this category' }]);
    }
  });
});
