import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-classifier-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(command: string, ...args: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('cli', `${command}.ts`), ...args], { cwd: ROOT });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, out, said };
}

async function file(name: string, lines: readonly unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

describe('npm run classify', () => {
  it('When texts are given, then each line tells category, field, priority, confidence, decision and reasons', async () => {
    const path = await file('texts.jsonl', [
      { id: 7, text: 'Đèn đường trước nhà tắt ba đêm nay' },
      '',
      { text: 'asdf qwer' },
    ]);
    const { code, out } = await run('classify', path);
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toEqual({
      id: 7,
      category: 'electricity_lighting',
      subcategory: 'street_lighting',
      field: 'urban_infrastructure',
      priority: 'normal',
      confidence: expect.any(Number),
      decided: true,
      because: expect.arrayContaining([expect.stringContaining('Đèn đường')]),
    });
    expect(JSON.parse(lines[1]!)).toMatchObject({ decided: false });
  });

  it('When a line is no text, or the file is not there, then it says which, and ends with 2', async () => {
    const wrong = await run('classify', await file('wrong.jsonl', [{ text: 'Ổ gà' }, '{"words": 1}']));
    expect([wrong.code, wrong.said]).toEqual([
      2,
      expect.stringContaining('wrong.jsonl:2 must be a JSON object with a text.'),
    ]);
    const missing = await run('classify', join(folder, 'missing.jsonl'));
    expect([missing.code, missing.said]).toEqual([2, expect.stringContaining('missing.jsonl cannot be read')]);
  });
});

describe('npm run evaluate', () => {
  const texts = [
    { text: 'Đèn đường trước nhà tắt ba đêm nay', category: 'electricity_lighting', urgent: false },
    { text: 'Rác chất đống cả tuần không ai thu gom', category: 'environment_waste', urgent: false },
    {
      text: 'Dây điện đứt rơi xuống đường đang xẹt lửa',
      category: 'telecom',
      alt: 'electricity_lighting',
      urgent: true,
    },
  ];

  it('When texts are scored, then the tables and the calibration curve are printed', async () => {
    const { code, out } = await run('evaluate', await file('labelled.jsonl', texts));
    expect(code).toBe(0);
    expect(out).toContain('right 66.7 %, right or defensible 100.0 %');
    expect(out).toContain('urgent: 1 texts, recall 100.0 %, precision 100.0 %');
    expect(out).toContain('1 × telecom for electricity_lighting');
    expect(out).toMatch(/0\.9–1\.0 +\d+ #+/);
  });

  it('When JSON is asked for, then all figures are there', async () => {
    const { out } = await run('evaluate', await file('labelled.jsonl', texts), '--json');
    expect(JSON.parse(out)).toMatchObject({
      classifier: expect.stringMatching(/^model-/),
      figures: { texts: 3, accuracy: 2 / 3 },
      urgency: { recall: 1 },
    });
  });

  it('When a label is missing, then it says in which line', async () => {
    const { code, said } = await run('evaluate', await file('wrong.jsonl', [{ text: 'Ổ gà' }]));
    expect([code, said]).toEqual([2, expect.stringContaining('wrong.jsonl:1 is wrong: category')]);
  });
});
