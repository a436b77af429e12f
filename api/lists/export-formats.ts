import type { Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ExportFormat } from '../../contracts/api/exports';
import type { ExportRecord } from './export-records';

type Records = AsyncIterable<ExportRecord>;

/** A step of a pipeline that writes records in a format as they come. */
export type Writer = Transform | ((records: Records) => AsyncGenerator<string>);

export function writerOf(format: ExportFormat): Writer {
  if (format === 'jsonl') return toJsonLines;
  if (format === 'geojson') return toGeoJson;
  // Spreadsheets take what begins with = + - @ for a formula; and without a mark at the beginning UTF-8 for something else.
  return stringify({
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  });
}

async function* toJsonLines(records: Records): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

async function* toGeoJson(records: Records): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let before = '\n';
  for await (const { lat, lng, ...properties } of records) {
    // A feature without a place is sound GeoJSON.
    const geometry = lat === null ? null : { type: 'Point', coordinates: [lng, lat] };
    yield before + JSON.stringify({ type: 'Feature', id: properties.reference, geometry, properties });
    before = ',\n';
  }
  yield '\n]}\n';
}
