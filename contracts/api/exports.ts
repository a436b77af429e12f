import { z } from 'zod';
import { operation, type Operation } from './operation';
import { publicFiltersSchema, staffFiltersSchema } from './report-filters';
import { READS } from './report-lists';

const TAG = 'Export';

export const EXPORT_FORMATS = {
  csv: 'text/csv',
  geojson: 'application/geo+json',
  jsonl: 'application/jsonl',
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

const featureCollectionSchema = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(z.looseObject({ type: z.literal('Feature') })),
  })
  .meta({ id: 'ExportedFeatures' });

function staffExport(format: ExportFormat): Operation<typeof staffFiltersSchema, z.ZodUndefined> {
  return operation({
    id: `exportReports${format.toUpperCase()}`,
    method: 'get',
    path: `/api/v1/staff/reports.${format}`,
    tag: TAG,
    summary: `All reports of a list of staff, as ${format.toUpperCase()}`,
    description:
      'The same filters and the same rights as the list. It is sent as it is read, by the time of submission.',
    access: READS,
    query: staffFiltersSchema,
    answers: {
      200: {
        description: 'A stream',
        mediaTypes: [EXPORT_FORMATS[format]],
        ...(format === 'geojson' ? { schema: featureCollectionSchema } : {}),
      },
    },
  });
}

/** Without places: who looks into a box would learn of a place that is not given. */
export const openDataFiltersSchema = publicFiltersSchema.omit({ bbox: true });

function openData(format: 'csv' | 'jsonl'): Operation<typeof openDataFiltersSchema, z.ZodUndefined> {
  return operation({
    id: `openData${format.toUpperCase()}`,
    method: 'get',
    path: `/api/v1/open-data/reports.${format}`,
    tag: TAG,
    summary: `All reports as open data, as ${format.toUpperCase()}`,
    description:
      'Nothing personal. Days instead of instants. A place is given to some 110 m where at least 5 reports lie in the same cell, else the ward or commune alone.',
    access: 'anyone',
    query: openDataFiltersSchema,
    answers: { 200: { description: 'A stream', mediaTypes: [EXPORT_FORMATS[format]] } },
  });
}

export const EXPORT_OPERATIONS = {
  csv: staffExport('csv'),
  geojson: staffExport('geojson'),
  jsonl: staffExport('jsonl'),
  openCsv: openData('csv'),
  openJsonl: openData('jsonl'),
};
