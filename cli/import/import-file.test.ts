import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';
import { createApiClient } from '../runtime/api-client';
import { importFile, type ImportFigures } from './import-file';

let paht: TestInstallation;
let folder: string;
beforeAll(async () => {
  paht = await startTestInstallation();
  folder = await mkdtemp(join(tmpdir(), 'paht-import-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await paht.stop();
});
beforeEach(() => paht.db('report').delete());

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(
  path: string,
  dryRun = false,
  concurrency = 4,
): Promise<{ figures: ImportFigures; issues: string[] }> {
  const issues: [line: number, text: string][] = [];
  const figures = await importFile({
    path,
    concurrency,
    target: dryRun ? { dryRun: paht.city } : { api: createApiClient({ baseUrl: paht.baseUrl }) },
    onIssue: (line, { field, rule }) => issues.push([line, `${line} ${field}: ${rule}`]),
  });
  return { figures, issues: issues.sort(([one], [other]) => one - other).map(([, text]) => text) };
}

async function reports(count: number): Promise<{ reference: string; text: string; lat: number | null }[]> {
  return eventually(async () => {
    const rows = await paht.db('report').orderBy(['text', 'reference']).select('reference', 'text', 'lat');
    return rows.length >= count && rows;
  }, `${count} reports are recorded`);
}

const CSV = [
  '\uFEFFid,text,lat,lng,address,name,phone,email,language',
  'i-1,"Đèn đường ở kiệt 5 tắt,\nngười già không dám ra đường",16.4637,107.5909,,Lan,0912 345 678,lan@example.com,vi',
  'i-2,=HYPERLINK("http://example.com"),16.47,107.58,,,,,en',
  '',
  ',Rác chưa dọn,,,Phường Vỹ Dạ,,,,',
  ',Rác chưa dọn,,,Phường Vỹ Dạ,,,,',
].join('\r\n');

describe('importing a CSV file', () => {
  it('When it has a byte order mark, quoted line ends, formulas and equal rows, then each row is a report of its own', async () => {
    const { figures, issues } = await run(await file('good.csv', CSV));
    expect(issues).toEqual([]);
    expect(figures).toEqual({ rows: 4, accepted: 4, replayed: 0, rejected: 0 });
    const rows = await reports(4);
    expect(rows.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Đèn đường ở kiệt 5 tắt,\r?\nngười già/),
        '=HYPERLINK("http://example.com")',
        'Rác chưa dọn',
      ]),
    );
  });

  it('When it is imported again, then the references are the same and nothing is doubled', async () => {
    const path = await file('twice.csv', CSV.replaceAll('i-', 'twice-').replaceAll('Rác', 'Xà bần'));
    await run(path);
    const before = await reports(4);
    const { figures } = await run(path);
    expect(figures).toEqual({ rows: 4, accepted: 0, replayed: 4, rejected: 0 });
    expect(await reports(4)).toEqual(before);
  });

  it('When rows break rules, then each is told by line, field and rule without its value, and the others go on', async () => {
    const path = await file(
      'wrong.csv',
      [
        'id;text;lat;lng;address;category;phone;language',
        'w-1;"hai\ndòng";16.47;107.58;;;;',
        'w-2;;16.47;107.58;;;;',
        'w-3;Rác;"16,47";107.58;;;;',
        'w-4;Rác;48.1;11.5;;;;',
        'w-5;Rác;16.47;;;;;',
        'w-6;Rác;;;Vỹ Dạ;nosuch;;',
        'w-7;Rác;;;Vỹ Dạ;;SECRET-77;fr',
        'w-8;Rác',
        'w-9;Rác\u0000;;;Vỹ Dạ;;;',
        'w-1;khác;16.47;107.58;;;;',
        'w-10;"sai "ngoặc" kép";16.47;107.58;;;;',
        'w-11;sau cùng;16.47;107.58;;;;',
      ].join('\n'),
    );
    // One after the other: of two rows with one id the first must come first.
    const { figures, issues } = await run(path, false, 1);
    expect(issues).toEqual([
      '4 text: must not be empty',
      '5 lat: must be a number of degrees',
      '6 location: must be inside Huế City',
      '7 location: lat and lng must be given together',
      '8 category: must be the code of a category',
      '9 phone: must be a telephone number, e.g. 0912 345 678',
      '9 language: must be one of vi, en',
      '10 : must have 8 cells, as the header has',
      '11 text: must not contain the character NUL',
      '12 id: was imported before with another content',
    ]);
    expect(figures).toEqual({ rows: 12, accepted: 3, replayed: 0, rejected: 9 });
    expect(await reports(3)).toHaveLength(3);
  });

  it('When a quote is never closed, then the rows before it are taken and the rest is told', async () => {
    const path = await file('open.csv', 'text,address\nĐèn tắt,Vỹ Dạ\n"Rác,Vỹ Dạ\nĐèn,Vỹ Dạ\n');
    const { figures, issues } = await run(path);
    expect(figures).toMatchObject({ accepted: 1, rejected: 1 });
    // Waited for, because a record that comes late would be in the way of the next test.
    expect(await reports(1)).toHaveLength(1);
    expect(issues).toEqual(['2 : is the last that could be read: in the row after it a quote is never closed']);
  });

  it('When it is no file of this kind, then one sentence says so and tells no value', async () => {
    await expect(run(await file('latin.csv', Buffer.from('text,address\nR\xe1c,V\n', 'latin1')))).rejects.toThrow(
      /latin\.csv is not UTF-8/,
    );
    await expect(run(await file('header.csv', 'Rác của Lan,16.4\n'))).rejects.toThrow(
      expect.objectContaining({ name: SetupError.name, message: expect.not.stringContaining('Lan') }),
    );
    await expect(run(await file('empty.csv', ''))).rejects.toThrow(/has no header/);
    await expect(async () => run(await file('rows.xlsx', ''))).rejects.toThrow(/\.csv or \.jsonl/);
  });
});

describe('importing JSON Lines', () => {
  const LINES = [
    '{"id": 7, "text": "Đèn đường tắt", "lat": 16.4637, "lng": 107.5909}',
    '',
    '{"text": "Rác chưa dọn ở chợ", "address": "Phường Vỹ Dạ", "email": null}',
    '{"text": "Rác chưa dọn", "address": "Phường Vỹ Dạ", "note": 1}',
    '{"text": ',
    '[1]',
    '{"id": {}, "text": 5, "address": "Phường Vỹ Dạ"}',
  ].join('\n');
  const ISSUES = [
    '4 note: is not a known field',
    '5 : must be JSON',
    '6 : must be a JSON object',
    '7 id: must be a text or a number',
    '7 text: must be a string',
  ];

  it('When it is a dry run, then wrong lines are told and nothing is started', async () => {
    const { figures, issues } = await run(await file('dry.jsonl', LINES), true);
    expect(figures).toEqual({ rows: 6, accepted: 2, replayed: 0, rejected: 4 });
    expect(issues).toEqual(ISSUES);
    expect(await paht.db('report').select('reference')).toEqual([]);
    const again = await run(await file('dry.jsonl', LINES));
    expect(again.figures).toEqual({ rows: 6, accepted: 2, replayed: 0, rejected: 4 });
  });

  it('When the file went on growing, then only its new lines become reports', async () => {
    const line = (number: number) => `{"text": "Cống tắc số ${number}", "address": "Phường Vỹ Dạ"}`;
    const begun = await run(await file('growing.jsonl', [1, 2, 3].map(line).join('\n')));
    expect(begun.figures).toMatchObject({ accepted: 3, replayed: 0 });
    const gone = await run(await file('growing.jsonl', [1, 2, 3, 4, 5].map(line).join('\r\n')));
    expect(gone.figures).toMatchObject({ accepted: 2, replayed: 3 });
  });

  it('When a line is longer than any report, then it is told and the next one is read', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(400_000), address: 'Vỹ Dạ' });
    const { figures, issues } = await run(await file('long.jsonl', `${long}\n{"text":"Ngắn","address":"Vỹ Dạ"}`), true);
    expect(figures).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
    expect(issues).toEqual(['1 : must have at most 262144 characters']);
  });
});
