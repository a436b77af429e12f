import { hueCityData } from '../test/support/test-city';
import { answerDeadline } from './deadline';

async function answer(question: { from: string; priority?: string; agency?: string }) {
  return answerDeadline(await hueCityData(), { priority: 'normal', ...question });
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

  it.each([
    [{ from: 'tomorrow' }, /instant with its offset/],
    [{ from: '2026-03-02T09:00:00' }, /instant with its offset/],
    [{ from: '2026-03-02T09:00:00Z', priority: 'soon' }, /no such priority/],
    [{ from: '2026-03-02T09:00:00Z', agency: 'nosuch' }, /no such agency/],
    [{ from: '1990-03-02T09:00:00Z' }, /calendar cannot answer/],
  ])('When %j is asked, then it is refused in a sentence', async (question, sentence) => {
    await expect(answer(question)).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(sentence),
    });
  });
});
