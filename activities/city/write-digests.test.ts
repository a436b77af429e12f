import pino from 'pino';
import { saveRecord } from '../../db/stores/report-store';
import { at, headOf, officerOf, SURE, TestReport } from '../../domain/report/testing/test-report';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { writeDigests } from './write-digests';

const SECRET = 'Nguyễn Văn A 0905123456';
const logger = pino({ level: 'silent' });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.db.raw('TRUNCATE report, outbox CASCADE'));

/** A report that reached its agency at that time. */
function assigned(reference: string, local: string, supporting: string[] = []): TestReport {
  const report = new TestReport(at(local), undefined, reference);
  report.sort({ ...SURE, route: { lead: 'hepco', supporting, rule: 'lighting', alarm: false } });
  return report;
}

async function record(...reports: TestReport[]): Promise<void> {
  for (const { state, events } of reports) {
    const { channel, language, area, submittedAt: receivedAt, reference: fingerprint } = state;
    const submission = {
      text: SECRET,
      location: { address: SECRET },
      area,
      language,
      channel,
      receivedAt,
      fingerprint,
    };
    expect(await saveRecord(database.db, { state, events, submission }, [])).toBeNull();
  }
}

async function writeAt(local: string): Promise<number> {
  const city = fixedDirectory(await hueCityData());
  return (await writeDigests({ db: database.db, city, now: () => at(local), logger })).agencies;
}

async function digests(): Promise<Record<string, string>> {
  const rows: { key: string; data: { summary: string } }[] = await database.db('outbox').orderBy('key').select();
  return Object.fromEntries(rows.map(({ key, data }) => [key, data.summary]));
}

describe('writeDigests', () => {
  it('When agencies owe something on a working day, then each head gets counts and the most urgent reports', async () => {
    const inProgress = assigned('HUE-26-B', '2026-03-02T09:00', ['huewaco']);
    inProgress.act('accept', {});
    const overdue = assigned('HUE-26-C', '2026-02-24T09:00');
    overdue.act('accept', {});
    const held = assigned('HUE-26-D', '2026-03-02T09:00');
    held.act('accept', {});
    held.act('hold', { until: new Date(at('2026-03-13T09:00')).toISOString(), reason: SECRET }, headOf('hepco'));
    const asking = assigned('HUE-26-E', '2026-02-25T09:00');
    asking.act('accept', {});
    const until = new Date(at('2026-03-20T09:00')).toISOString();
    asking.at('2026-03-05T15:00').act('request_hold', { until, reason: SECRET }, officerOf('hepco'));
    const resolved = assigned('HUE-26-F', '2026-03-02T09:00');
    resolved.act('accept', {});
    resolved.act('resolve', { result: 'done', answer: SECRET });
    await record(assigned('HUE-26-A', '2026-03-05T16:00'), inProgress, overdue, held, asking, resolved);

    expect(await writeAt('2026-03-06T07:15')).toBe(2);

    expect(await digests()).toEqual({
      'digest:2026-03-06:agency_head@hepco:email': [
        'Tình hình đến thứ Sáu 06/03/2026:',
        '- Chờ tiếp nhận: 1',
        '- Đang xử lý: 3',
        '- Đến hạn hôm nay: 2',
        '- Quá hạn: 1',
        '- Đề nghị chờ quyết định: 1',
        '- Đang tạm dừng tính hạn: 1',
        '',
        'Cần xử lý trước:',
        '- HUE-26-C: quá hạn từ 17:00 thứ Năm 05/03/2026',
        '- HUE-26-E: hạn 15:00 thứ Sáu 06/03/2026',
        '- HUE-26-A: hạn 16:00 thứ Sáu 06/03/2026',
        '- HUE-26-B: hạn 17:00 thứ Tư 11/03/2026',
      ].join('\n'),
      'digest:2026-03-06:agency_head@huewaco:email': [
        'Tình hình đến thứ Sáu 06/03/2026:',
        '- Chờ tiếp nhận: 1',
        '- Đang xử lý: 0',
        '- Đến hạn hôm nay: 0',
        '- Quá hạn: 1',
        '- Đề nghị chờ quyết định: 0',
        '- Đang tạm dừng tính hạn: 0',
        '',
        'Cần xử lý trước:',
        '- HUE-26-B: quá hạn từ 09:00 thứ Ba 03/03/2026',
      ].join('\n'),
    });
    const [row] = await database.db('outbox').where('audience', 'agency_head@hepco');
    expect(row).toMatchObject({ reference: null, channel: 'email', template: 'agency_digest', status: 'pending' });
  });

  it('When more is owed than is listed, then the longest overdue come first and the rest is a number', async () => {
    const days = Array.from({ length: 23 }, (_, index) => String(index + 1).padStart(2, '0'));
    await record(...days.map((day) => assigned(`HUE-26-${day}`, `2026-01-${day}T07:00`)));
    await writeAt('2026-03-06T07:15');
    const [summary] = Object.values(await digests());
    const lines = summary!.split('\n').slice(9);
    expect(lines).toHaveLength(21);
    expect(lines[0]).toContain('HUE-26-01');
    expect(lines[19]).toContain('HUE-26-20');
    expect(lines[20]).toBe('… và 3 phản ánh khác có hạn.');
  });

  it('When it runs again on the same day, then nothing more is written, and on the next working day it is', async () => {
    await record(assigned('HUE-26-A', '2026-03-05T16:00'));
    await writeAt('2026-03-06T07:15');
    const once = await database.db('outbox').select();
    await writeAt('2026-03-06T09:00');
    expect(await database.db('outbox').select()).toEqual(once);
    await writeAt('2026-03-09T07:15');
    expect(Object.keys(await digests())).toHaveLength(2);
  });

  it('When it is a day off, then nothing is written', async () => {
    await record(assigned('HUE-26-A', '2026-03-05T16:00'));
    // A Sunday, and the day of reunification.
    for (const day of ['2026-03-08', '2026-04-30']) expect(await writeAt(`${day}T07:15`)).toBe(0);
    expect(await digests()).toEqual({});
  });

  it('When a report has its lead’s answer, then its agency owes nothing for it', async () => {
    const report = assigned('HUE-26-A', '2026-03-02T16:00');
    await record(report);
    await database.db('report').update({ status: 'resolved' });
    expect(await writeAt('2026-03-06T07:15')).toBe(0);
  });
});
