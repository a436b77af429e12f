import { z } from 'zod';
import { outlineGeometrySchema } from '../city-data';
import { codedSchema } from './coded';
import { operation } from './operation';

const TAG = 'Areas';

const nameSchema = z.strictObject({ vi: z.string(), en: z.string() });
const kindSchema = z.enum(['ward', 'commune']);
const approximateSchema = z.boolean().meta({
  description: 'True where no surveyed outline is known: near its border a place may be the neighbour’s.',
});

export const areaBodySchema = z
  .strictObject({
    code: z.string(),
    name: nameSchema,
    kind: kindSchema,
    centre: z.strictObject({ lat: z.number(), lng: z.number() }),
    formerNames: z.array(z.string()).meta({ description: 'Former wards and communes in it, and other spellings.' }),
    approximate: approximateSchema,
  })
  .meta({ id: 'Area' });
export type AreaBody = z.infer<typeof areaBodySchema>;

const areaFeaturesSchema = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: outlineGeometrySchema,
        properties: z.strictObject({
          code: z.string(),
          name: nameSchema,
          kind: kindSchema,
          approximate: approximateSchema,
          source: z.string(),
        }),
      }),
    ),
  })
  .meta({ id: 'AreaFeatures' });
export type AreaFeaturesBody = z.infer<typeof areaFeaturesSchema>;

const MAX_ADDRESS_LENGTH = 300;

function degrees(limit: number) {
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/, 'must be a number of degrees')
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, `must be between -${limit} and ${limit}`)
    .optional();
}

const placeSchema = z
  .strictObject({ lat: degrees(90), lng: degrees(180), address: z.string().min(1).max(MAX_ADDRESS_LENGTH).optional() })
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), {
    path: ['lng'],
    error: 'must be given with lat, and only with it',
  })
  .refine(({ lat, address }) => (lat === undefined) !== (address === undefined), {
    path: ['address'],
    error: 'must be given where lat and lng are not, and only there',
  });

export const AREA_OPERATIONS = {
  list: operation({
    id: 'listAreas',
    method: 'get',
    path: '/api/v1/areas',
    tag: TAG,
    summary: 'The city’s wards and communes',
    access: 'anyone',
    answers: {
      200: { description: 'All of them', schema: z.strictObject({ items: z.array(areaBodySchema) }) },
    },
  }),
  outlines: operation({
    id: 'mapAreas',
    method: 'get',
    path: '/api/v1/areas.geojson',
    tag: TAG,
    summary: 'Their outlines, for a map',
    access: 'anyone',
    answers: {
      200: {
        description: 'GeoJSON (RFC 7946); an area whose outline is not known is left out',
        mediaTypes: ['application/geo+json'],
        schema: areaFeaturesSchema,
      },
      304: { description: 'They are as the `ETag` in `If-None-Match` says' },
    },
  }),
  locate: operation({
    id: 'locateArea',
    method: 'get',
    path: '/api/v1/areas/locate',
    tag: TAG,
    summary: 'In which ward or commune a place is',
    description: 'Of a point, by the outlines; of an address, by a present or former name in it.',
    access: 'anyone',
    query: placeSchema,
    answers: {
      200: {
        description: 'Null when the point is outside the city, or the address names none or several',
        schema: z.strictObject({ area: codedSchema.extend({ approximate: approximateSchema }).nullable() }),
      },
    },
  }),
};
