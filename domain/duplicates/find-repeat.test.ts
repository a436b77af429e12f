import { findRepeat, type AnsweredCase } from './find-repeat';
import type { Seen } from './rank-candidates';
import { raisedByRepeat } from './repeat';
import { saysAgain } from './says-again';
import { sightingOf, type Described } from './sighting-of';

const NOW = Date.parse('2026-03-02T09:00:00+07:00');
const DAY = 86_400_000;
const DRAIN: Described = {
  text: 'Cống trước nhà 20 Bà Triệu bị tắc, nước tràn ra đường',
  category: 'water',
  field: 'infrastructure',
  lat: 16.4637,
  lng: 107.5909,
  address: null,
  area: 'thuan-hoa',
  submittedAt: new Date(NOW),
  answeredAt: null,
};

function answered(days: number, more: Partial<Described> = {}, found: Partial<AnsweredCase> = {}): Seen<AnsweredCase> {
  const answeredAt = new Date(NOW - days * DAY);
  const sighting = sightingOf({ ...DRAIN, submittedAt: new Date(answeredAt.getTime() - 3 * DAY), answeredAt, ...more });
  return { sighting, case: { reference: 'HUE-26-1', occurrence: 1, ...found } };
}

const repeatOf = (cases: Seen<AnsweredCase>[], text = DRAIN.text) =>
  findRepeat(sightingOf({ ...DRAIN, text }), text, cases, []);

describe('a report of what was answered before', () => {
  it('When the same comes back three weeks after the answer, then it is the second time', () => {
    expect(repeatOf([answered(21)])).toMatchObject({ of: 'HUE-26-1', count: 2 });
  });

  it('When the earlier case was a repeat itself, then the count goes on', () => {
    expect(repeatOf([answered(21, {}, { occurrence: 2 })])).toMatchObject({ count: 3 });
  });

  it.each<[string, Seen<AnsweredCase>]>([
    ['lies elsewhere', answered(21, { lat: 16.468 })],
    ['was answered more than 60 days ago', answered(61)],
    ['is of another category, with other words', answered(21, { category: 'noise', text: 'Loa kẹo kéo quá to' })],
    ['was answered after the report came', answered(-1)],
    ['has no answer', answered(0, { answeredAt: null })],
  ])('When the earlier case %s, then it is none', (_, earlier) => {
    expect(repeatOf([earlier])).toBeNull();
  });

  it('When several fit, then the surest is taken', () => {
    const far = answered(21, { lat: DRAIN.lat! + 0.0007 }, { reference: 'HUE-26-FAR' });
    expect(repeatOf([far, answered(21)])?.of).toBe('HUE-26-1');
  });

  it('When the text says itself that it is again, then less likeness is enough', () => {
    const earlier = [answered(20, { text: 'Nước đọng trên đường, hôi thối', lat: DRAIN.lat! + 0.0001 })];
    expect(repeatOf(earlier, 'Hố ga nghẹt')).toBeNull();
    expect(repeatOf(earlier, 'Hố ga nghẹt, tái diễn lần 3')).not.toBeNull();
  });
});

describe('words for again', () => {
  it.each([
    'Tái diễn lần 3',
    'den duong lai tat',
    'Đã phản ánh nhiều lần',
    'Đây là lần thứ hai tôi gửi',
    'Vẫn chưa thấy ai sửa',
    'It is broken again',
    'Still not fixed',
  ])('When somebody writes “%s”, then it is heard, however it is typed', (text) => {
    for (const form of [text, text.normalize('NFD'), text.toUpperCase()]) expect(saysAgain(form)).toBe(true);
  });

  it.each(['Đèn đường tắt', 'Đường lan can gãy', 'Xe máy lấn làn', 'The lamp is out', 'Against the rules'])(
    'When somebody writes “%s”, then it is not',
    (text) => {
      expect(saysAgain(text)).toBe(false);
    },
  );
});

describe('the priority of a repeat', () => {
  const found = { of: 'HUE-26-1', count: 2, score: 0.8 };

  it('When there is none, then the priority stays', () => {
    expect(raisedByRepeat('normal', null)).toEqual({ priority: 'normal' });
  });

  it.each([
    ['low', 'normal'],
    ['normal', 'high'],
  ] as const)('When the priority was %s, then it is %s, and it is known what it was', (before, after) => {
    expect(raisedByRepeat(before, found)).toEqual({ priority: after, repeat: { ...found, raisedFrom: before } });
  });

  it.each(['high', 'urgent'] as const)('When the priority was %s, then it stays', (priority) => {
    expect(raisedByRepeat(priority, found)).toEqual({ priority, repeat: found });
  });
});
