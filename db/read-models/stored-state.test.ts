import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReportRecord } from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';
import { followLead, type LeadSnapshot } from '../../domain/report/decide';
import type { ReportEvent } from '../../domain/report/events';
import type { ReportState } from '../../domain/report/state';
import { isRejected, lives, randomRules, rulesOfHue, type Life } from '../../domain/report/testing/random-lives';
import { OPERATOR, TestReport } from '../../domain/report/testing/test-report';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { saveRecord } from '../stores/report-store';
import { readStoredState } from './stored-state';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const SUBMISSION: Submission = {
  text: 'Đèn đường tắt',
  location: {},
  area: null,
  language: 'vi',
  channel: 'web',
  receivedAt: Date.UTC(2026, 2, 2),
  fingerprint: 'key.body',
};

/** What the steps of a life record, one after another. */
function recordsOf({ steps }: Life): ReportRecord[] {
  return steps.flatMap(({ outcome }, index): ReportRecord[] => {
    if (isRejected(outcome) || outcome.events.length === 0) return [];
    const { state, events } = outcome;
    return [{ state, events, ...(index === 0 ? { submission: SUBMISSION } : {}) }];
  });
}

/** Records a life step by step, and looks each time at what can be read. */
async function checkLife(life: Life, met: Set<string>): Promise<void> {
  const { db } = database;
  const { reference } = life;
  await db('report').where({ reference }).delete();
  for (const record of recordsOf(life)) {
    assert.equal(await saveRecord(db, record, []), null);
    assert.deepEqual(await readStoredState(db, reference), record.state);
    note(met, record.state);
  }
}

async function keep(state: ReportState, events: ReportEvent[]): Promise<void> {
  await database.db('report').where({ reference: state.reference }).delete();
  expect(await saveRecord(database.db, { state, events, submission: SUBMISSION }, [])).toBeNull();
}

function note(met: Set<string>, { status, obligations, legs, requests, merged, suspension }: ReportState): void {
  met.add(status);
  for (const { kind, leg } of obligations) met.add(leg === undefined ? kind : `${kind} of a part`);
  if (legs.length > 1) met.add('several parts');
  if (requests.length > 0) met.add('requests');
  if (merged && status === 'resolved') met.add("a lead's answer");
  if (suspension) met.add('suspended');
}

describe('readStoredState', () => {
  it('When a life is recorded, then after each step the state is read as the workflow had it', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(lives(fc.oneof(rulesOfHue, randomRules)), (life) => checkLife(life, met)),
      { numRuns: 60, seed: 7 },
    );
    // The lives go through many kinds of states, or they would show little.
    expect([...met]).toEqual(
      expect.arrayContaining([
        ...['received', 'triage', 'assigned', 'in_progress', 'resolved', 'rejected', 'merged', 'withdrawn'],
        ...['suspended', 'requests', 'several parts', 'acceptance of a part', 'resolution of a part', 'appeal'],
      ]),
    );
  });

  it('When a report was answered, reopened and answered again, then the later answer is the one that can be returned', async () => {
    const report = TestReport.in('resolved');
    report.at('2026-03-04T10:00').act('rate', { rating: 'dissatisfied', reopen: true });
    report.act('assign', { agency: 'huewaco' });
    report.act('accept', {});
    report.at('2026-03-06T10:00').act('resolve', { result: 'done', answer: 'Đã thay bóng lần nữa.' });
    expect(report.state.obligations.map(({ kind, closed }) => [kind, closed?.how])).toEqual([
      ['resolution', 'met'],
      ['feedback', undefined],
    ]);
    await keep(report.state, report.events);
    expect(await readStoredState(database.db, report.reference)).toEqual(report.state);
  });

  it('When a report was answered, reopened and got its lead’s answer, then its own one is not owed again', async () => {
    const report = TestReport.in('resolved');
    report.at('2026-03-04T10:00').act('rate', { rating: 'dissatisfied', reopen: true });
    const lead: LeadSnapshot = {
      reference: 'HUE-26-000002',
      status: 'resolved',
      mergedInto: null,
      answer: { agency: 'hepco', result: 'done', answer: 'Đã thay bóng.' },
      refusal: null,
    };
    report.act('merge', { into: lead.reference }, OPERATOR, { activeAgencies: [], lead });
    const { state, events } = followLead(report.state, lead, report.rules, report.now);
    expect(state.status).toBe('resolved');
    await keep(state, [...report.events, ...events]);
    expect(await readStoredState(database.db, report.reference)).toEqual(state);
  });

  it('When there is no such report, or no state was kept of it, then there is none', async () => {
    const { db } = database;
    await db('report').insert({
      reference: 'HUE-26-OLD',
      fingerprint: 'f',
      seq: 3,
      status: 'assigned',
      channel: 'web',
      language: 'vi',
      text: 'Đèn đường tắt',
      priority: 'normal',
      submitted_at: new Date(),
      updated_at: new Date(),
    });
    expect(await readStoredState(db, 'HUE-26-OLD')).toBeNull();
    expect(await readStoredState(db, 'HUE-26-NONE')).toBeNull();
  });
});
