import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoundedLog } from './open-bounded-log';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-log-'));
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

describe('openBoundedLog', () => {
  it('When a server writes more than the bound, then the file is cut and its next line is at the new beginning', () => {
    const path = join(folder, 'server.log');
    const log = openBoundedLog(path, 100);
    writeSync(log.fd, 'x'.repeat(150));
    jest.advanceTimersByTime(5_000);
    writeSync(log.fd, 'next');
    log.close();

    expect(readFileSync(path, 'utf8')).toBe('next');
    expect(statSync(`${path}.1`).size).toBe(150);
  });

  it('When an earlier start wrote to it, then only what is new counts as written', () => {
    const path = join(folder, 'server.log');
    writeFileSync(path, 'old\n');
    const log = openBoundedLog(path, 100);
    writeSync(log.fd, 'new\n');

    expect(log.written()).toBe('new\n');
    expect(statSync(path).size).toBe(8);
    log.close();
  });
});
