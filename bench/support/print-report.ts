import type { MachineFacts } from './machine-facts';
import type { CheckResult, RowResult } from './run-row';

/** The result for people: a table a row. */
export function printReport(machine: MachineFacts, rows: RowResult[]): string {
  return [`${keyed(machine)}\n`, ...rows.map(printRow)].join('\n');
}

function printRow({ name, title, rounds, seconds, series, checks, facts }: RowResult): string {
  const table = [
    ['', '', 'min', 'median', 'max', ''],
    ...series.map(({ role, label, unit, min, median, max }) => [role, label, ...[min, median, max].map(short), unit]),
  ];
  const ratios = checks.map((check) => [
    check.kind === 'ratio' ? 'ratio' : 'budget',
    check.label,
    ...[check.min, check.median, check.max].map((value) => (check.kind === 'ratio' ? value.toFixed(2) : short(value))),
    verdict(check),
  ]);
  return [
    `${name} – ${title} (${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${seconds} s)`,
    ...aligned([...table, ...ratios]).map((line) => `  ${line}`),
    `  ${keyed(facts)}`,
    '',
  ].join('\n');
}

function verdict({ budget, met }: CheckResult): string {
  return budget === null ? '' : `${budget} ${met ? 'met' : 'MISSED'}`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** Columns 3 to 5 are figures. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column >= 2 && column <= 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

function keyed(facts: Record<string, string | number>): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}`)
    .join(' · ');
}
