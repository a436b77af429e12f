import { createHash } from 'node:crypto';
import { validationFailed } from '../../api/errors/to-app-error';
import { submissionSchema, type SubmissionBody } from '../../contracts/submission';
import { COLUMNS, type Column, type RowIssue } from './read-rows';

type Cells = Partial<Record<Column, unknown>>;

const NUMBER = /^[+-]?\d{1,3}(?:\.\d+)?$/;

/** Makes the body of a report from a row's cells, or says which rules they break. An empty cell is none. */
export function toSubmission(cells: Cells): { body: SubmissionBody } | { issues: RowIssue[] } {
  const { id, text, lat, lng, address, category, name, phone, email, language } = cellsGiven(cells);
  const idIssues = id === undefined || isIdentifier(id) ? [] : [{ field: 'id', rule: 'must be a text or a number' }];
  const contact = dropAbsent({ name, phone, email });
  const parsed = submissionSchema.safeParse(
    dropAbsent({
      text: text ?? '',
      location: dropAbsent({ lat: toNumber(lat), lng: toNumber(lng), address }),
      category,
      language,
      contact: Object.keys(contact).length > 0 ? contact : undefined,
    }),
  );
  if (!parsed.success) return { issues: [...idIssues, ...toRowIssues(validationFailed(parsed.error).issues)] };
  return idIssues.length > 0 ? { issues: idIssues } : { body: parsed.data };
}

/** Names the fields as the file does. */
export function toRowIssues(issues: readonly RowIssue[]): RowIssue[] {
  return issues.map(({ field, rule }) => ({ field: field.replace(/^(?:location|contact)\./, ''), rule }));
}

function isIdentifier(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/**
 * Makes Idempotency-Keys out of what the file says, so that importing it again takes nothing twice. Rows without an
 * external id that are equal count as so many reports, by their order.
 */
export function createRowKeys(): (cells: Cells) => string {
  // By 53 bits of the hash: all that is kept of a file, however long. Where two rows share them, the keys stay apart
  // and the same on every run, because they are made of the whole rows.
  const seen = new Map<number, number>();
  return (cells) => {
    const { id } = cellsGiven(cells);
    if (isIdentifier(id)) return `import:${sha256(`id\n${String(id).trim().normalize('NFC')}`).toString('hex')}`;
    const row = JSON.stringify(COLUMNS.map((column) => canonical(cells[column])));
    const short = Number(sha256(row).readBigUInt64BE() >> 11n);
    const occurrence = (seen.get(short) ?? 0) + 1;
    seen.set(short, occurrence);
    return `import:${sha256(`row\n${row}\n${occurrence}`).toString('hex')}`;
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function canonical(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().normalize('NFC') : (value ?? '');
}

function cellsGiven(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([, value]) => value !== null && !(typeof value === 'string' && value.trim() === '')),
  );
}

/** What is no plain number stays as it is, for the validation to refuse. */
function toNumber(value: unknown): unknown {
  return typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
}

function dropAbsent(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
