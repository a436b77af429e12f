import type { CityData } from '../domain/city/city-data';
import { hueCityData } from '../test/support/test-city';
import { answerDeadline } from './deadline';

async function answer(
  question: { from: string; priority?: string; agency?: string; policy?: string },
  city?: CityData,
) {
  return answerDeadline(city ?? (await hueCityData()), { priority: 'normal', ...question });
}

/** Huế, with two working days more from 1 July 2026 on. */
async function withLaterPolicy(): Promise<CityData> {
  const hue = await hueCityData();
  const later = structuredClone(hue.policies[0]!);
  Object.assign(later, { version: 'hue-2026-2', validFrom: '2026-07-01' });
  later.obligations.resolution.budget.normal.amount = 9;
  return { ...hue, policies: [...hue.policies, later] };
}

describe('npm run deadline', () => {
  it('When a report comes on a working day, then it is due at the end of the seventh working day after it', async () => {
    const { dueAt, dueLocal, sentence, entries } = await answer({ from: '2026-03-02T09:00:00+07:00' });
    expect(dueLocal).toBe('2026-03-11T17:00:00+07:00');
    expect(dueAt).toBe('2026-03-11T10:00:00.000Z');
    expect(sentence.vi).toContain('cộng 7 ngày làm việc');
    expect(sentence.en).toContain('plus 7 working days');
    expect(entries).toMatchObject([{ what: 'opened', amount: { unit: 'working_days', amount: 7 } }]);
  });

  it('When it is urgent, then the hours run through the night', async () => {
    expect(await answer({ from: '2026-03-02T16:00:00+07:00', priority: 'urgent', agency: 'pc-hue' })).toMatchObject({
      agency: 'pc-hue',
      dueLocal: '2026-03-03T00:00:00+07:00',
    });
  });

  it('When the agency has office hours of its own, then it is due at the end of those', async () => {
    const from = '2025-03-03T09:00:00+07:00';
    const agency = 'trung-tam-phuc-vu-hanh-chinh-cong';
    expect((await answer({ from })).dueLocal).toBe('2025-03-12T17:30:00+07:00');
    expect((await answer({ from, agency })).dueLocal).toBe('2025-03-12T17:00:00+07:00');
  });

  it('When the policy has changed, then each report has the one of its day, or the one that is named', async () => {
    const city = await withLaterPolicy();
    const [before, after] = ['2026-06-30T09:00:00+07:00', '2026-07-01T00:00:00+07:00'] as const;
    expect(await answer({ from: before }, city)).toMatchObject({
      policy: 'hue-2026-1',
      dueLocal: '2026-07-09T17:30:00+07:00',
    });
    expect(await answer({ from: after }, city)).toMatchObject({
      policy: 'hue-2026-2',
      dueLocal: '2026-07-14T17:30:00+07:00',
    });
    expect(await answer({ from: after, policy: 'hue-2026-1' }, city)).toMatchObject({
      policy: 'hue-2026-1',
      dueLocal: '2026-07-10T17:30:00+07:00',
    });
  });

  it.each([
    [{ from: 'tomorrow' }, /instant with its offset/],
    [{ from: '2026-03-02T09:00:00' }, /instant with its offset/],
    [{ from: '2026-03-02T09:00:00Z', priority: 'soon' }, /no such priority/],
    [{ from: '2026-03-02T09:00:00Z', agency: 'nosuch' }, /no such agency/],
    [{ from: '2026-03-02T09:00:00Z', policy: 'nosuch' }, /no such policy: use one of hue-2026-1/],
    [{ from: '1990-03-02T09:00:00Z' }, /calendar cannot answer/],
  ])('When %j is asked, then it is refused in a sentence', async (question, sentence) => {
    await expect(answer(question)).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(sentence),
    });
  });
});
