import type { ApiClient } from '../runtime/api-client';
import { forEachBounded } from '../runtime/for-each-bounded';
import type { CityData } from '../../domain/city/city-data';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import type { SubmissionBody } from '../../contracts/submission';
import { readRows, type Row, type RowIssue } from './read-rows';
import { createRowKeys, toRowIssues, toSubmission } from './to-submission';

/** What became of a file's rows: each is one of the three. A dry run accepts what the product would take. */
export interface ImportFigures {
  rows: number;
  /** Became a report now. */
  accepted: number;
  /** Became one in an earlier run, or is the same as an earlier row. */
  replayed: number;
  rejected: number;
}

interface Options {
  path: string;
  /** Rows that are sent at once. */
  concurrency: number;
  /** Where the reports go; or the city's data for a dry run, which sends nothing. */
  target: { api: ApiClient } | { dryRun: CityData };
  onIssue: (line: number, issue: RowIssue) => void;
  onBytes?: (read: number) => void;
}

interface KeyedRow {
  line: number;
  key: string;
  body: SubmissionBody;
}

/**
 * Makes a report of each row of a file. Rows that break a rule are told and left out; the others go on. Importing a file
 * again, or going on after a run that broke off, takes nothing twice.
 */
export async function importFile({ path, concurrency, target, onIssue, onBytes }: Options): Promise<ImportFigures> {
  const figures: ImportFigures = { rows: 0, accepted: 0, replayed: 0, rejected: 0 };
  const reject = (line: number, issues: readonly RowIssue[]) => {
    figures.rejected += 1;
    for (const issue of issues) onIssue(line, issue);
  };

  const send = async (api: ApiClient, { line, key, body }: KeyedRow) => {
    const answer = await api.send('POST', '/api/v1/reports', { body, headers: { 'Idempotency-Key': key } });
    if (answer.status !== 201) return reject(line, issuesOf(answer));
    figures[answer.headers.get('Idempotent-Replayed') === 'true' ? 'replayed' : 'accepted'] += 1;
  };

  await forEachBounded(validRows(), concurrency, async (row) => {
    if ('api' in target) return send(target.api, row);
    const issues = cityIssues(row.body, target.dryRun);
    if (issues.length > 0) return reject(row.line, issues);
    figures.accepted += 1;
  });
  return figures;

  // Keys depend on the order of the rows, so they are made while reading and not by the hands that send.
  async function* validRows(): AsyncGenerator<KeyedRow> {
    const keyOf = createRowKeys();
    for await (const row of readRows({ path, ...(onBytes ? { onBytes } : {}) })) {
      figures.rows += 1;
      const read = validate(row);
      if ('issues' in read) reject(row.line, read.issues);
      else yield { line: row.line, key: keyOf(read.cells), body: read.body };
    }
  }
}

function validate(row: Row) {
  if ('issues' in row) return row;
  const submission = toSubmission(row.cells);
  return 'issues' in submission ? submission : { cells: row.cells, body: submission.body };
}

/** What only the city's data tells; in a real run the API says it. */
function cityIssues({ category, location: { lat, lng } }: SubmissionBody, { city, categories }: CityData): RowIssue[] {
  const issues: RowIssue[] = [];
  if (category !== undefined && !categories.some(({ code }) => code === category)) {
    issues.push({ field: 'category', rule: 'must be the code of a category' });
  }
  if (lat !== undefined && lng !== undefined && !isInsideCity(city, { lat, lng })) {
    issues.push({ field: 'location', rule: `must be inside ${city.name.en}` });
  }
  return issues;
}

function issuesOf({ status, body }: Awaited<ReturnType<ApiClient['send']>>): RowIssue[] {
  const { type, errors } = (body ?? {}) as { type?: string; errors?: RowIssue[] };
  if (type?.endsWith(':idempotency_key_reused')) {
    return [{ field: 'id', rule: 'was imported before with another content' }];
  }
  return errors && errors.length > 0 ? toRowIssues(errors) : [{ field: '', rule: `was refused (status ${status})` }];
}
