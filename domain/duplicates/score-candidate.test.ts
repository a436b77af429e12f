import fc from 'fast-check';
import { foldText } from '../classification/fold-text';
import { reasonSentence } from './reason-sentence';
import { scoreCandidate } from './score-candidate';
import { sightingOf, type Described } from './sighting-of';

const PARAMETERS = { radius: 100, days: 14 };
const NOW = Date.parse('2026-03-02T09:00:00+07:00');
const HOUR = 3_600_000;
const METRE = 1 / 111_195;

const LAMP: Described = {
  text: 'Đèn đường trước số 12 Hùng Vương tắt ba đêm nay',
  category: 'electricity_lighting',
  field: 'infrastructure',
  lat: 16.4637,
  lng: 107.5909,
  address: null,
  area: 'thuan-hoa',
  submittedAt: new Date(NOW),
  answeredAt: null,
};

function score(one: Partial<Described>, other: Partial<Described> = {}): number {
  return scoreCandidate(sightingOf({ ...LAMP, ...one }), sightingOf({ ...LAMP, ...other }), PARAMETERS).score;
}

const texts = fc.constantFrom(
  LAMP.text,
  'den duong hung vuong tat toi om',
  'Rác đổ đầy đầu kiệt 45 Nguyễn Huệ bốc mùi',
  'Ngập rồi',
  'Kính mong cơ quan chức năng kiểm tra, xử lý sớm',
  '',
  'Street light out on Hung Vuong for three nights',
);
const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const described: fc.Arbitrary<Described> = fc
  .record({
    text: fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 40 })),
    category: nullable(fc.constantFrom('electricity_lighting', 'noise', 'traffic')),
    field: nullable(fc.constantFrom('infrastructure', 'order')),
    place: nullable(
      fc.tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true })),
    ),
    address: nullable(fc.constantFrom('12 Hùng Vương', '45 Nguyễn Huệ', '')),
    area: nullable(fc.constantFrom('thuan-hoa', 'phu-xuan')),
    hours: fc.double({ min: 0, max: 24 * 80, noNaN: true }),
  })
  .map(({ place, hours, ...rest }) => ({
    ...rest,
    lat: place && 16.46 + place[0] * METRE,
    lng: place && 107.59 + place[1] * METRE,
    submittedAt: new Date(NOW - hours * HOUR),
    answeredAt: null,
  }));

describe('the score of two reports', () => {
  it('When any two are compared, then it is from 0 to 1, whichever is named first', () => {
    fc.assert(
      fc.property(described, described, (one, other) => {
        const [a, b] = [sightingOf(one), sightingOf(other)];
        const there = scoreCandidate(a, b, PARAMETERS).score;
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        expect(scoreCandidate(b, a, PARAMETERS).score).toBeCloseTo(there, 12);
      }),
    );
  });

  it('When they lie farther apart, then it is never higher, and beyond the radius it is 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 }), (near, more) => {
        const at = (metres: number) => score({}, { lat: LAMP.lat! + (metres + 0.5) * METRE });
        expect(at(near + more)).toBeLessThanOrEqual(at(near));
        expect(at(near) > 0).toBe(near < 100);
      }),
    );
  });

  it('When more time lies between them, then it is never higher, and beyond the days it is 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (days, more) => {
        const after = (count: number) => score({}, { submittedAt: new Date(NOW - count * 24 * HOUR) });
        expect(after(days + more)).toBeLessThanOrEqual(after(days));
        expect(after(days) > 0).toBe(days <= 14);
      }),
    );
  });

  it('When a text is written in another form, then it scores the same', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const forms = [one.normalize('NFC'), one.normalize('NFD'), foldText(one), one.toUpperCase()];
        expect(new Set(forms.map((text) => score({ text }, { text: other }))).size).toBe(1);
      }),
    );
  });

  it('When categories agree more, then it is higher', () => {
    const other = { text: 'Cả đoạn tối om' };
    const scores = [
      score({}, other),
      score({}, { ...other, category: 'roads' }),
      score({}, { ...other, category: 'noise', field: 'order' }),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
  });

  it('When only polite words are shared, then they count next to nothing', () => {
    const polite = 'Kính mong cơ quan chức năng kiểm tra, xử lý sớm';
    const beside = (text: string) => score({ text: `${polite} ổ gà` }, { text, category: null });
    expect(beside(`${polite} tiếng ồn`)).toBeLessThan(0.35);
    expect(beside('ổ gà lớn')).toBeGreaterThan(2 * beside(`${polite} tiếng ồn`));
  });

  it('When places are not known, then one ward and alike addresses speak for it, another ward against it', () => {
    const without = { lat: null, lng: null };
    const at = (address: string, area = 'thuan-hoa') =>
      score({ ...without, address: '12 Hùng Vương' }, { ...without, address, area });
    expect(at('12 đường Hùng Vương')).toBeGreaterThan(at('45 Nguyễn Huệ'));
    expect(at('45 Nguyễn Huệ')).toBeGreaterThan(0);
    expect(at('12 Hùng Vương', 'phu-xuan')).toBe(0);
  });

  it('When the other was answered before, then the time counts from its answer', () => {
    const submittedAt = new Date(NOW - 50 * 24 * HOUR);
    expect(score({}, { submittedAt })).toBe(0);
    expect(score({}, { submittedAt, answeredAt: new Date(NOW - 30 * 24 * HOUR) })).toBeGreaterThan(0.5);
  });
});

describe('the reasons', () => {
  it('When two reports are alike, then a sentence says by what', () => {
    const other = { text: 'đèn đường tắt tối om', lat: LAMP.lat! + 40 * METRE, submittedAt: new Date(NOW - 2 * HOUR) };
    const one = sightingOf({ ...LAMP, text: 'Mấy hôm nay đèn đường tắt' });
    const { reasons } = scoreCandidate(one, sightingOf({ ...LAMP, ...other }), PARAMETERS);
    expect(reasonSentence(reasons)).toEqual({
      vi: 'cách 40 m, cùng loại, gửi 2 giờ trước, cùng nói “đèn đường tắt”',
      en: '40 m away, same category, sent 2 hours before, both say “đèn đường tắt”',
    });
  });

  it('When the other came later, or was answered, then the sentence says so', () => {
    const told = (other: Partial<Described>) =>
      reasonSentence(scoreCandidate(sightingOf(LAMP), sightingOf({ ...LAMP, text: '', ...other }), PARAMETERS).reasons);
    expect(told({ submittedAt: new Date(NOW + 30 * 60_000) }).vi).toBe('cách 0 m, cùng loại, gửi 30 phút sau');
    expect(told({ answeredAt: new Date(NOW - 72 * HOUR) }).en).toBe('0 m away, same category, answered 3 days before');
  });
});
