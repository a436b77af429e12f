import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { SetupError } from '../../config/setup-error';

/** What a row may say, by the names of a CSV's columns and of a JSON line's members. */
export const COLUMNS = [
  'id',
  'text',
  'lat',
  'lng',
  'address',
  'category',
  'name',
  'phone',
  'email',
  'language',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A rule that a row breaks. Never the value: it may be personal. */
export interface RowIssue {
  field: string;
  rule: string;
}

/** One row as it stands in the file, at the line where it begins; or why it cannot be read. */
export type Row = { line: number } & ({ cells: Partial<Record<Column, unknown>> } | { issues: RowIssue[] });

interface Options {
  path: string;
  onBytes?: (read: number) => void;
}

/** Longer than any valid row; bounds the memory that a file without line ends takes. */
const MAX_ROW_CHARACTERS = 256 * 1024;

/** Reads a file of rows as a stream, by its ending .csv or .jsonl. Throws a SetupError for a file that is neither, or not UTF-8. */
export function readRows({ path, onBytes }: Options): AsyncGenerator<Row> {
  const text = decode(path, onBytes);
  if (/\.csv$/i.test(path)) return readCsv(text, path);
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return readJsonLines(text);
  throw new SetupError('The file must be CSV or JSON Lines: give it the ending .csv or .jsonl.');
}

/** Decodes strictly, and without the byte order mark. */
async function* decode(path: string, onBytes: Options['onBytes']): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      read += chunk.length;
      const text = decoder.decode(chunk, { stream: true });
      if (text) yield text;
      onBytes?.(read);
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new SetupError(`${path} is not UTF-8 (somewhere before byte ${read}): save it as UTF-8 and try again.`);
    }
    throw error;
  }
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (content === null) yield { line, issues: [TOO_LONG] };
    else if (content.trim() !== '') yield { line, ...parseLine(content) };
  }
}

const TOO_LONG: RowIssue = { field: '', rule: `must have at most ${MAX_ROW_CHARACTERS} characters` };

function parseLine(content: string): { cells: Partial<Record<Column, unknown>> } | { issues: RowIssue[] } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { issues: [{ field: '', rule: 'must be JSON' }] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { issues: [{ field: '', rule: 'must be a JSON object' }] };
  }
  const unknown = Object.keys(value).filter((name) => !isColumn(name));
  if (unknown.length > 0) return { issues: unknown.map((field) => ({ field, rule: 'is not a known field' })) };
  return { cells: value };
}

/** Null for a line that is too long to be kept. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest = '';
  let skipping = false;
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      yield skipping || line.length > MAX_ROW_CHARACTERS ? null : line;
      skipping = false;
    }
    if (rest.length > MAX_ROW_CHARACTERS) {
      rest = '';
      skipping = true;
    }
  }
  if (skipping) yield null;
  else if (rest !== '') yield rest;
}

interface CsvRecord {
  record: string[];
  raw: string;
  info: { lines: number };
}

async function* readCsv(text: AsyncGenerator<string>, path: string): AsyncGenerator<Row> {
  const { delimiter, content } = await peekDelimiter(text);
  const source = Readable.from(content);
  const parser = parse({
    delimiter,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  // pipe() does not pass on what goes wrong with its source, such as a file that is not UTF-8.
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let header: Column[] | undefined;
  let line = 1;
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<CsvRecord>) {
      line = info.lines - lineEnds(raw.trim());
      if (!header) header = readHeader(record, path);
      else if (record.length === header.length) yield { line, cells: cellsOf(header, record) };
      else yield { line, issues: [{ field: '', rule: `must have ${header.length} cells, as the header has` }] };
    }
  } catch (error) {
    if (!(error as Partial<CsvError>).code?.startsWith('CSV_')) throw error;
    // Nobody can tell where the next row begins.
    const rule = 'is the last that could be read: in the row after it a quote is never closed';
    yield { line, issues: [{ field: '', rule }] };
  } finally {
    source.destroy();
  }
  if (!header) throw new SetupError(`${path} has no header: its first line must name the columns.`);
}

/** Spreadsheets of countries with a decimal comma write semicolons; the names in the header tell. */
async function peekDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ delimiter: string; content: AsyncGenerator<string> }> {
  let begin = '';
  while (!/[\r\n]/.test(begin) && begin.length < MAX_ROW_CHARACTERS) {
    const next = await text.next();
    if (next.done) break;
    begin += next.value;
  }
  const first = begin.split(/[\r\n]/, 1)[0]!;
  return {
    delimiter: /[,;\t]/.exec(first)?.[0] ?? ',',
    content: (async function* () {
      yield begin;
      yield* text;
    })(),
  };
}

function readHeader(names: string[], path: string): Column[] {
  const header = names.map((name) => name.trim().toLowerCase());
  const wrong = header.findIndex((name, index) => !isColumn(name) || header.indexOf(name) !== index);
  if (wrong >= 0) {
    throw new SetupError(
      `The first line of ${path} must name the columns, each once: column ${wrong + 1} is none of ${COLUMNS.join(', ')}, or comes twice.`,
    );
  }
  if (!header.includes('text'))
    throw new SetupError(`The header of ${path} has no column "text", which every report needs.`);
  return header as Column[];
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

function cellsOf(header: readonly Column[], record: readonly string[]): Partial<Record<Column, string>> {
  return Object.fromEntries(header.map((column, index) => [column, record[index]]));
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
