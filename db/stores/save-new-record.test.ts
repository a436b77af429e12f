import type { ReportRecord } from '../../contracts/report-activities';
import type { Actor } from '../../domain/report/actor';
import { createRecordMaker, HOUR, START, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { insertMessages, type OutboxMessage } from './outbox-store';
import { saveNewRecord, saveRecord } from './report-store';

let database: TestDatabase;
let make: RecordMaker;
beforeAll(async () => {
  [database, make] = await Promise.all([createTestDatabase(), createRecordMaker()]);
});
afterAll(() => database.drop());

const OPERATOR: Actor = { role: 'operator', id: 'o' };
const OFFICER: Actor = { role: 'officer', id: 'p', agency: 'hepco' };

/** Received, sorted to triage, assigned, accepted, resolved. */
function life(): { reference: string; records: ReportRecord[] } {
  const first = make.first({ ...make.submission(), fingerprint: 'key.body' });
  const { reference } = first.state;
  const sorted = make.sorted(first);
  const assigned = make.after(
    sorted.state,
    OPERATOR,
    { type: 'assign', payload: { agency: 'hepco', category: 'electricity_lighting' } },
    START + 2_000,
  );
  const accepted = make.after(assigned.state, OFFICER, { type: 'accept', payload: {} }, START + 3_000);
  const resolved = make.after(
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
