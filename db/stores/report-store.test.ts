import type { ReportRecord } from '../../contracts/report-activities';
import type { Actor } from '../../domain/report/actor';
import type { Command } from '../../domain/report/commands';
import { tick } from '../../domain/report/decide';
import { createRecordMaker, HOUR, START, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { insertMessages } from './outbox-store';
import { ReferenceTakenError, saveRecord, saveStateAgain } from './report-store';

let database: TestDatabase;
let make: RecordMaker;
beforeAll(async () => {
  [database, make] = await Promise.all([createTestDatabase(), createRecordMaker()]);
});
afterAll(() => database.drop());

const OPERATOR: Actor = { role: 'operator', id: 'o' };
const CITIZEN: Actor = { role: 'citizen' };

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
    const record = make.first();
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
    const one = make.first();
    const two = make.sorted(one);
    const three = make.after(two.state, OPERATOR, ASSIGN, START + HOUR);
    const four = make.after(three.state, OPERATOR, NOTE, START + 2 * HOUR);
    for (const record of [one, two, three, four]) await save(record);
    const before = await kept(one.state.reference);
    for (const record of [one, two, one, four, three, two]) await save(record);
    expect(await kept(one.state.reference)).toEqual(before);
    expect(before).toMatchObject({ report: [{ seq: four.state.seq, agency: 'hepco', status: 'assigned' }] });
  });

  it('When the reference belongs to another request, then it is refused and nothing of it is written', async () => {
    const mine = make.first();
    await save(mine);
    const before = await kept(mine.state.reference);
    const other: ReportRecord = { ...mine, submission: make.submission() };
    await expect(save(other)).rejects.toBeInstanceOf(ReferenceTakenError);
    expect(await kept(mine.state.reference)).toEqual(before);
  });

  it('When a task is decided again after its worker died, then the later decision counts, whole', async () => {
    const one = make.first();
    const { reference } = one.state;
    const two = make.sorted(one);
    for (const record of [one, two]) await save(record);
    // The worker that recorded these died before Temporal learned of it.
    const abandoned = make.after(two.state, OPERATOR, ASSIGN, START + HOUR);
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
    const decided = make.after(two.state, CITIZEN, { type: 'withdraw', payload: {} }, START + HOUR + 10_000);
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
    const one = make.first();
    const { reference } = one.state;
    await save(one);
    await save(make.after(one.state, CITIZEN, { type: 'withdraw', payload: {} }, START + HOUR));
    await database.db('report').where({ reference }).update({ closed_at: new Date() });
    await save(one);
    await database
      .db('report')
      .where({ reference })
      .update({ closed_at: new Date(Date.now() - 25 * HOUR) });
    await expect(save(one)).rejects.toBeInstanceOf(ReferenceTakenError);
  });

  it('When rungs fire, then the obligation keeps them and its next instant', async () => {
    const one = make.first();
    const { reference } = one.state;
    await save(one);
    const fired = tick(one.state, make.rules, START + 30 * 24 * HOUR);
    expect(fired.events.length).toBeGreaterThan(0);
    await save(fired);
    const [triage] = await database.db('obligation').where({ reference });
    expect(triage).toMatchObject({ kind: 'triage', closed_at: null });
    expect(triage.rungs.some(({ firedAt }: { firedAt?: number }) => firedAt)).toBe(true);
    expect(triage.next_at).not.toBeNull();
  });

  it('When somebody follows, then the address stands apart from the event, once for each address', async () => {
    const one = make.first();
    const { reference } = one.state;
    await save(one);
    const email = 'hangxom@example.com';
    const follow = (state: ReportRecord['state'], now: number): ReportRecord => {
      const record = make.after(state, { role: 'visitor' }, { type: 'follow', payload: { email } }, now);
      return { ...record, follower: { seq: record.events[0]!.seq, email, language: 'vi' } };
    };
    const second = follow(one.state, START + HOUR);
    const third = follow(second.state, START + 2 * HOUR);
    for (const record of [second, second, third]) await save(record);
    expect(await database.db('report_follower').where({ reference })).toEqual([
      { reference, seq: 2, email, language: 'vi' },
    ]);
    expect(JSON.stringify(await database.db('report_event').where({ reference }))).not.toContain(email);
  });
});

describe('saveStateAgain', () => {
  it('When Postgres lost the latest events, then row and obligations are as the workflow has them', async () => {
    const one = make.first();
    const { reference } = one.state;
    const two = make.sorted(one);
    const three = make.after(two.state, OPERATOR, ASSIGN, START + HOUR);
    for (const record of [one, two, three]) await save(record);
    const before = (await kept(reference)) as { report: object[]; obligations: object[] };
    await database.db('report').where({ reference }).delete();
    for (const record of [one, two]) await save(record);
    expect(await saveStateAgain(database.db, three.state, null)).toBe(true);
    const after = (await kept(reference)) as { report: object[]; obligations: object[] };
    expect(after.report[0]).toMatchObject({ seq: three.state.seq, status: 'assigned', agency: 'hepco' });
    expect(after.obligations.filter((each) => (each as { closed_at: unknown }).closed_at === null)).toEqual(
      before.obligations.filter((each) => (each as { closed_at: unknown }).closed_at === null),
    );
  });

  it('When there is no row and the submission is not known any more, then it says that it cannot', async () => {
    const one = make.first();
    expect(await saveStateAgain(database.db, one.state, null)).toBe(false);
    expect(await saveStateAgain(database.db, one.state, one.submission!)).toBe(true);
    expect(await database.db('report').where({ reference: one.state.reference }).first('seq')).toEqual({ seq: 1 });
  });
});
