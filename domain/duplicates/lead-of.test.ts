import type { Status } from '../report/status';
import { leadOf } from './lead-of';

const report = (reference: string, status: Status, day: number) => ({
  reference,
  status,
  submittedAt: new Date(Date.UTC(2026, 2, day)),
});

describe('which of two reports leads', () => {
  it.each([
    ['both wait to be sorted', report('A', 'triage', 2), report('B', 'received', 3), 'A'],
    ['the later one is worked on', report('A', 'triage', 2), report('B', 'in_progress', 3), 'B'],
    ['the later one has its answer', report('A', 'on_hold', 2), report('B', 'resolved', 3), 'B'],
    ['both came at once', report('A', 'assigned', 2), report('B', 'assigned', 2), 'A'],
  ])('When %s, then the one further on, or else the older, whichever is named first', (_, one, other, lead) => {
    expect(leadOf(one, other).reference).toBe(lead);
    expect(leadOf(other, one).reference).toBe(lead);
  });
});
