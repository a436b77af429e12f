import fc from 'fast-check';
import { rankCandidates, type Seen } from './rank-candidates';
import { highestScore, scoreCandidate } from './score-candidate';
import { sightingOf, type Described } from './sighting-of';

const NOW = Date.parse('2026-03-02T09:00:00+07:00');
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

const seen = (reference: string, more: Partial<Described> = {}): Seen<{ reference: string }> => ({
  sighting: sightingOf({ ...LAMP, ...more }),
  case: { reference },
});
const rank = (found: Seen<{ reference: string }>[], atMost = 5) =>
  rankCandidates(sightingOf(LAMP), found, [], { atLeast: 0.3, atMost }).map((each) => each.case.reference);

describe('the order of candidates', () => {
  it('When several fit, then the surest come first, no more than are asked for, and none that does not fit', () => {
    const far = seen('FAR', { lat: LAMP.lat! + 80 * METRE });
    const elsewhere = seen('ELSEWHERE', { lat: LAMP.lat! + 500 * METRE });
    const same = seen('SAME');
    expect(rank([far, elsewhere, same])).toEqual(['SAME', 'FAR']);
    expect(rank([far, elsewhere, same], 1)).toEqual(['SAME']);
  });

  it('When a case was found by itself and by what follows it, then it comes once, by the better of the two', () => {
    const found = [seen('CASE', { lat: LAMP.lat! + 90 * METRE }), seen('OTHER', { text: 'Tối om' }), seen('CASE')];
    expect(rank(found)).toEqual(['CASE', 'OTHER']);
  });

  it('When very many lie near, then the nearest are compared', () => {
    const crowd = Array.from({ length: 200 }, (_, n) =>
      seen(`CROWD-${n}`, { lat: LAMP.lat! + 30 * METRE, text: 'Tối' }),
    );
    expect(rank([...crowd, seen('SAME')], 1)).toEqual(['SAME']);
  });

  it('When the highest score that two can have is told, then words never make it higher', () => {
    const described = fc
      .record({
        text: fc.constantFrom(LAMP.text, 'Tối om', ''),
        metres: fc.option(fc.integer({ min: 0, max: 150 }), { nil: null }),
        category: fc.option(fc.constantFrom('electricity_lighting', 'noise'), { nil: null }),
        days: fc.integer({ min: 0, max: 70 }),
        isAnswered: fc.boolean(),
      })
      .map(({ text, metres, category, days, isAnswered }) => {
        const at = new Date(NOW - days * 86_400_000);
        const place = metres === null ? { lat: null, lng: null } : { lat: LAMP.lat! + metres * METRE };
        return sightingOf({ ...LAMP, ...place, text, category, submittedAt: at, answeredAt: isAnswered ? at : null });
      });
    fc.assert(
      fc.property(described, described, (one, other) => {
        const parameters = { radius: 100, days: 14 };
        const highest = highestScore(one, other, parameters);
        expect(scoreCandidate(one, other, parameters).score).toBeLessThanOrEqual(highest + 1e-12);
      }),
    );
  });
});
