import { randomBytes } from 'node:crypto';
import { referenceFromBytes } from '../../contracts/reference';
import type { ReportRecord } from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import type { Command } from '../../domain/report/commands';
import { decide, sort, submit } from '../../domain/report/decide';
import type { Rules } from '../../domain/report/obligation';
import type { ReportState } from '../../domain/report/state';
import { hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { insertMessages, type OutboxMessage } from './outbox-store';
import { saveNewRecord, saveRecord } from './report-store';

let database: TestDatabase;
let rules: Rules;
beforeAll(async () => {
  database = await createTestDatabase();
  const { calendar, policy } = await hueCityData();
  rules = { calendar, policy };
});
afterAll(() => database.drop());

const HOUR = 3_600_000;
const START = Date.now() - 3 * HOUR;
const OPERATOR: Actor = { role: 'operator', id: 'o' };
const OFFICER: Actor = { role: 'officer', id: 'p', agency: 'hepco' };

const SUBMISSION: Submission = {
  text: 'Đèn đường tắt',
  location: { lat: 16.46, lng: 107.59 },
  area: null,
  contact: { name: 'Lan', phone: '+84912345678' },
  language: 'vi',
  channel: 'web',
  receivedAt: START,
  fingerprint: 'key.body',
};

function after(state: ReportState, actor: Actor, command: Command, now: number): ReportRecord {
  const decision = decide(state, command, actor, { activeAgencies: ['hepco'], field: 'x' }, rules, now);
  if ('code' in decision) throw new Error(decision.code);
  return { state: decision.state, events: decision.events };
}

/** Received, sorted to triage, assigned, accepted, resolved. */
function life(): { reference: string; records: ReportRecord[] } {
  const reference = referenceFromBytes('HUE', randomBytes(6));
  const first: ReportRecord = { ...submit(reference, SUBMISSION, rules), submission: SUBMISSION };
  const sorted: ReportRecord = { ...sort(first.state, null, rules, START + 1_000) };
  const assigned = after(
    sorted.state,
    OPERATOR,
    { type: 'assign', payload: { agency: 'hepco', category: 'electricity_lighting' } },
    START + 2_000,
  );
  const accepted = after(assigned.state, OFFICER, { type: 'accept', payload: {} }, START + 3_000);
  const resolved = after(
    accepted.state,
    OFFICER,
    { type: 'resolve', payload: { result: 'done', answer: 'Đã thay bóng đèn.' } },
    START + HOUR,
  );
  return { reference, records: [first, sorted, assigned, accepted, resolved] };
}

function messagesOf({ state, events }: ReportRecord): OutboxMessage[] {
  return events.map(({ seq }) => ({
    key: `${state.reference}:${seq}:reporter:email`,
    reference: state.reference,
    audience: 'reporter',
    channel: 'email',
    template: 'report_received',
    data: { seq },
  }));
}

/** All that is kept of a report, without what differs from one report to the next. */
async function written(reference: string): Promise<unknown> {
  const { db } = database;
  const rows = await Promise.all([
    db('report').where({ reference }),
    db('reporter').where({ reference }),
    db('report_event').where({ reference }).orderBy('seq'),
    db('obligation').where({ reference }).orderBy('id'),
    db('outbox').where({ reference }).orderBy('key'),
  ]);
  const text = JSON.stringify(rows.map((each: Record<string, unknown>[]) => each.map(withoutClock)));
  return JSON.parse(text.replaceAll(reference, 'REFERENCE'));
}

function withoutClock({
  created_at: _c,
  next_attempt_at: _n,
  next_at: _a,
  rungs: _r,
  ...row
}: Record<string, unknown>) {
  return row;
}

describe('saveNewRecord', () => {
  it('When a life is recorded, then the same is written as by saveRecord and insertMessages', async () => {
    const [quick, thorough] = [life(), life()];

    for (const record of quick.records) {
      expect(await saveNewRecord(database.db, record, messagesOf(record))).toBe(true);
    }
    for (const record of thorough.records) {
      await database.db.transaction(async (trx) => {
        await saveRecord(trx, record);
        await insertMessages(trx, messagesOf(record));
      });
    }

    expect(await written(quick.reference)).toEqual(await written(thorough.reference));
  });

  it('When a record is there already, then it answers false and nothing changes', async () => {
    const { reference, records } = life();
    for (const record of records) await saveNewRecord(database.db, record, messagesOf(record));
    const before = await written(reference);

    for (const record of records) expect(await saveNewRecord(database.db, record, [])).toBe(false);

    expect(await written(reference)).toEqual(before);
  });

  it('When only the second event of a record is there, then it answers false and writes nothing', async () => {
    const { reference, records } = life();
    const [first, , assigned] = records as [ReportRecord, ReportRecord, ReportRecord];
    await saveNewRecord(database.db, first, []);
    const last = assigned.events.at(-1)!;
    await saveNewRecord(database.db, { ...assigned, events: [last] }, []);
    const before = await written(reference);

    expect(await saveNewRecord(database.db, assigned, messagesOf(assigned))).toBe(false);

    expect(await written(reference)).toEqual(before);
  });
});
