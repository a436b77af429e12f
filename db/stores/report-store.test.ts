import { randomBytes } from 'node:crypto';
import type { ReportRecord } from '../../contracts/report-activities';
import { referenceFromBytes } from '../../contracts/reference';
import type { Submission } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import type { Command } from '../../domain/report/commands';
import { decide, sort, submit, tick } from '../../domain/report/decide';
import type { Rules } from '../../domain/report/obligation';
import type { ReportState } from '../../domain/report/state';
import { hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { insertMessages } from './outbox-store';
import { ReferenceTakenError, saveRecord } from './report-store';

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

function newSubmission(): Submission {
  return {
    text: 'Đèn đường tắt',
    location: { lat: 16.46, lng: 107.59 },
    area: null,
    contact: { name: 'Lan', phone: '+84912345678' },
    language: 'vi',
    channel: 'web',
    receivedAt: START,
    fingerprint: `${randomBytes(6).toString('hex')}.body`,
  };
}

function first(submission = newSubmission()): ReportRecord {
  const reference = referenceFromBytes('HUE', randomBytes(6));
  return { ...submit(reference, submission, rules), submission };
}

function after(state: ReportState, command: Command, now: number, actor = OPERATOR): ReportRecord {
  const decision = decide(state, command, actor, { activeAgencies: ['hepco'], field: 'x' }, rules, now);
  if ('code' in decision) throw new Error(decision.code);
  return { state: decision.state, events: decision.events };
}

/** To triage, as when there is no classifier. */
function sorted({ state }: ReportRecord): ReportRecord {
  return { ...sort(state, null, rules, START + 1_000) };
}

const ASSIGN: Command = { type: 'assign', payload: { agency: 'hepco', category: 'electricity_lighting' } };
const NOTE: Command = { type: 'note', payload: { text: 'Ghi chú' } };

const save = (record: ReportRecord) => database.db.transaction((trx) => saveRecord(trx, record));

/** All that is kept of a report. */
async function kept(reference: string): Promise<unknown> {
  const { db } = database;
  return {
    report: await db('report').where({ reference }),
    events: await db('report_event').where({ reference }).orderBy('seq'),
    obligations: await db('obligation').where({ reference }).orderBy('id'),
    reporter: await db('reporter').where({ reference }),
  };
}

async function typesOf(reference: string): Promise<string[]> {
  return database.db('report_event').where({ reference }).orderBy('seq').pluck('type');
}

describe('saveRecord', () => {
  it('When a record is written twice, also at once, then it is there once', async () => {
    const record = first();
    const { reference } = record.state;
    await Promise.allSettled([save(record), save(record), save(record)]);
    const once = await kept(reference);
    await save(record);
    await save(record);
    expect(await kept(reference)).toEqual(once);
    expect(once).toMatchObject({ report: [{ seq: 1, status: 'received' }], reporter: [{ phone: '+84912345678' }] });
    expect(await typesOf(reference)).toEqual(['submitted']);
  });

  it('When an older record comes late, then nothing changes', async () => {
    const one = first();
    const two = sorted(one);
    const three = after(two.state, ASSIGN, START + HOUR);
    const four = after(three.state, NOTE, START + 2 * HOUR);
    for (const record of [one, two, three, four]) await save(record);
    const before = await kept(one.state.reference);
    for (const record of [one, two, one, four, three, two]) await save(record);
    expect(await kept(one.state.reference)).toEqual(before);
    expect(before).toMatchObject({ report: [{ seq: four.state.seq, agency: 'hepco', status: 'assigned' }] });
  });

  it('When the reference belongs to another request, then it is refused and nothing of it is written', async () => {
    const mine = first();
    await save(mine);
    const before = await kept(mine.state.reference);
    const other: ReportRecord = { ...mine, submission: newSubmission() };
    await expect(save(other)).rejects.toBeInstanceOf(ReferenceTakenError);
    expect(await kept(mine.state.reference)).toEqual(before);
  });

  it('When a task is decided again after its worker died, then the later decision counts, whole', async () => {
    const one = first();
    const { reference } = one.state;
    const two = sorted(one);
    for (const record of [one, two]) await save(record);
    // The worker that recorded these died before Temporal learned of it.
    const abandoned = after(two.state, ASSIGN, START + HOUR);
    await save(abandoned);
    await database.db.transaction((trx) =>
      insertMessages(trx, [
        {
          key: `${reference}:${abandoned.state.seq}:assignee@hepco:email`,
          reference,
          audience: 'assignee@hepco',
          channel: 'email',
          template: 'agency_assigned',
          data: {},
        },
      ]),
    );
    const decided = after(two.state, { type: 'withdraw', payload: {} }, START + HOUR + 10_000, { role: 'citizen' });
    await save(decided);
    expect(await typesOf(reference)).toEqual(['submitted', 'sent_to_triage', 'withdrawn']);
    expect(await database.db('report').where({ reference }).first('status', 'seq', 'agency')).toEqual({
      status: 'withdrawn',
      seq: 3,
      agency: null,
    });
    expect(await database.db('obligation').where({ reference, closed_at: null })).toEqual([]);
    expect(await database.db('outbox').where({ reference })).toEqual([]);
    // The dead worker's record, should it come now.
    for (const late of [abandoned, two, one]) await save(late);
    expect(await typesOf(reference)).toEqual(['submitted', 'sent_to_triage', 'withdrawn']);
  });

  it('When a report ended long ago and its first record comes again, then it is a restart and is refused', async () => {
    const one = first();
    const { reference } = one.state;
    await save(one);
    await save(after(one.state, { type: 'withdraw', payload: {} }, START + HOUR, { role: 'citizen' }));
    await database.db('report').where({ reference }).update({ closed_at: new Date() });
    await save(one);
    await database
      .db('report')
      .where({ reference })
      .update({ closed_at: new Date(Date.now() - 25 * HOUR) });
    await expect(save(one)).rejects.toBeInstanceOf(ReferenceTakenError);
  });

  it('When rungs fire, then the obligation keeps them and its next instant', async () => {
    const one = first();
    const { reference } = one.state;
    await save(one);
    const fired = tick(one.state, rules, START + 30 * 24 * HOUR);
    expect(fired.events.length).toBeGreaterThan(0);
    await save(fired);
    const [triage] = await database.db('obligation').where({ reference });
    expect(triage).toMatchObject({ kind: 'triage', closed_at: null });
    expect(triage.rungs.some(({ firedAt }: { firedAt?: number }) => firedAt)).toBe(true);
    expect(triage.next_at).not.toBeNull();
  });
});
