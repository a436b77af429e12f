import type { ReportRecord } from '../../contracts/report-activities';
import type { Actor } from '../../domain/report/actor';
import type { Command } from '../../domain/report/commands';
import { sort, tick } from '../../domain/report/decide';
import { createRecordMaker, HOUR, START, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import type { OutboxMessage } from './outbox-store';
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

const save = (record: ReportRecord) => saveRecord(database.db, record, []);

function messageFor(reference: string, seq: number): OutboxMessage {
  const key = `${reference}:${seq}:reporter:email`;
  return { key, reference, audience: 'reporter', channel: 'email', template: 'report_closed', data: {} };
}

/** The sorting again, as a task decides it that runs later. */
function sortedAt({ state }: ReportRecord, now: number): ReportRecord {
  return sort(state, null, make.rules, now);
}

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

  it('When a task is decided again after its worker died, then what was recorded first counts, with its messages', async () => {
    const one = make.first();
    const { reference } = one.state;
    const two = make.sorted(one);
    for (const record of [one, two]) await save(record);
    // The worker that recorded this died before Temporal learned of it.
    const abandoned = { ...make.after(two.state, OPERATOR, ASSIGN, START + HOUR), updateId: 'update-1' };
    const message = { ...messageFor(reference, abandoned.state.seq), audience: 'assignee@hepco' };
    expect(await saveRecord(database.db, abandoned, [message])).toBeNull();
    const before = await kept(reference);

    const other = make.after(two.state, CITIZEN, { type: 'withdraw', payload: {} }, START + HOUR + 10_000);
    const instead = await saveRecord(database.db, { ...other, updateId: 'update-2' }, [messageFor(reference, 3)]);

    expect(instead).toEqual({ state: abandoned.state, updates: ['update-1'] });
    expect(await kept(reference)).toEqual(before);
    expect(await database.db('outbox').where({ reference }).pluck('audience')).toEqual(['assignee@hepco']);
    // Decided on top of that, it is recorded.
    expect(await save(make.after(instead!.state, OPERATOR, NOTE, START + HOUR + 20_000))).toBeNull();
    expect((await typesOf(reference)).at(-1)).toBe('noted');
  });

  it('When the same decision is made at another instant, then the first one counts, and its state is answered', async () => {
    const one = make.first();
    await save(one);
    const two = make.sorted(one);
    await save(two);
    const later = sortedAt(one, START + 5_000);
    expect(await save(later)).toMatchObject({ state: { status: 'triage', seq: two.state.seq }, updates: [] });
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
      { reference, seq: 3, email, language: 'vi', confirmed_at: null },
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
    expect(await saveStateAgain(database.db, three.state, null)).toEqual({ recorded: true });
    const after = (await kept(reference)) as { report: object[]; obligations: object[] };
    expect(after.report[0]).toMatchObject({ seq: three.state.seq, status: 'assigned', agency: 'hepco' });
    expect(after.obligations.filter((each) => (each as { closed_at: unknown }).closed_at === null)).toEqual(
      before.obligations.filter((each) => (each as { closed_at: unknown }).closed_at === null),
    );
  });

  it('When Postgres has more than the workflow, then it answers that and changes nothing', async () => {
    const one = make.first();
    const two = make.sorted(one);
    for (const record of [one, two]) await save(record);
    const before = await kept(one.state.reference);
    expect(await saveStateAgain(database.db, one.state, null)).toEqual({ recorded: true, ahead: two.state });
    expect(await kept(one.state.reference)).toEqual(before);
  });

  it('When there is no row and the submission is not known any more, then it says that it cannot', async () => {
    const one = make.first();
    expect(await saveStateAgain(database.db, one.state, null)).toEqual({ recorded: false });
    expect(await saveStateAgain(database.db, one.state, one.submission!)).toEqual({ recorded: true });
    expect(await database.db('report').where({ reference: one.state.reference }).first('seq')).toEqual({ seq: 1 });
  });
});
