import { z } from 'zod';
import { PHOTO_SIZES, type PhotoSize } from '../photo';
import { instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'Photos';
const REPORT = '/api/v1/reports/{reference}';
const reference = 'Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do.';

export const photoSchema = z
  .strictObject({
    id: z.string(),
    stage: z.enum(['before', 'added', 'after', 'note']).meta({
      description:
        '`before`: came with the report; `added`: with a comment or information; `after`: with an answer; `note`: with a note of staff, for staff.',
    }),
    published: z.boolean().meta({ description: 'Whether everybody sees it.' }),
    width: z.int().meta({ description: 'Of the web size, in pixels.' }),
    height: z.int(),
    links: z
      .strictObject({ web: z.string(), thumbnail: z.string() })
      .meta({ description: 'Work for ten minutes, for whoever has them.' }),
  })
  .meta({ id: 'Photo' });
export type PhotoBody = z.infer<typeof photoSchema>;

const storedSchema = z.strictObject({ id: z.string(), width: z.int(), height: z.int() }).meta({ id: 'StoredPhoto' });

/** Parts of a body whose files are read apart. */
export const photosUploadSchema = z.strictObject({}).meta({
  description: 'Parts `photos`: one to five pictures (JPEG, PNG, WebP, GIF or AVIF) of at most 15 MB each.',
});

const placeSchema = z
  .strictObject({
    place: z
      .strictObject({
        lat: z.number(),
        lng: z.number(),
        takenAt: instantSchema.nullable().meta({ description: 'Null where the camera noted no time zone.' }),
      })
      .nullable()
      .meta({ description: 'Null when the picture does not say, or names a place outside the city.' }),
  })
  .meta({ id: 'PlaceSuggestion' });

export const PHOTO_OPERATIONS = {
  suggestPlace: operation({
    id: 'suggestPlace',
    method: 'post',
    path: '/api/v1/photos/place-suggestion',
    tag: TAG,
    summary: 'Where a picture was taken, before a report is filed',
    description: 'The first picture is read for what its camera noted; nothing is stored.',
    access: 'anyone',
    body: photosUploadSchema,
    bodyTypes: ['multipart/form-data'],
    answers: { 200: { description: 'A suggestion for the citizen to confirm', schema: placeSchema } },
  }),
  add: operation({
    id: 'addPhotos',
    method: 'post',
    path: `${REPORT}/photos`,
    tag: TAG,
    summary: 'Sends photos for a report that is there already',
    description:
      'For its citizen, and for staff who may act. They become part of the report by an action that names their ids in `photos`: `comment`, `provide_information`, `note` or `resolve`; otherwise they are removed after some days.',
    access: 'report',
    params: { reference },
    body: photosUploadSchema,
    bodyTypes: ['multipart/form-data'],
    answers: {
      201: { description: 'Stored, and seen by nobody yet', schema: z.strictObject({ items: z.array(storedSchema) }) },
    },
  }),
  publish: operation({
    id: 'publishPhoto',
    method: 'put',
    path: `${REPORT}/photos/{id}/publication`,
    tag: TAG,
    summary: 'Shows a photo to everybody, or no longer',
    description: 'Look first whether people or number plates can be recognised in it. It is noted in the audit trail.',
    access: ['operator', 'supervisor'],
    params: { reference, id: 'Id of the photo' },
    body: z.strictObject({ published: z.boolean() }).meta({ id: 'Publication' }),
    answers: { 200: { description: 'As asked', schema: z.strictObject({ id: z.string(), published: z.boolean() }) } },
  }),
  read: operation({
    id: 'readPhoto',
    method: 'get',
    path: '/api/v1/photos/{id}/{size}',
    tag: TAG,
    summary: 'A picture',
    description:
      'By the links that a report answers, which are signed; of a published photo by its path alone as well.',
    access: 'anyone',
    params: { id: 'Id of the photo', size: '`web` or `thumbnail`' },
    query: z.strictObject({
      expires: z
        .string()
        .regex(/^\d{1,11}$/, 'must be seconds since 1970')
        .optional()
        .meta({ description: 'Seconds since 1970' }),
      signature: z.string().max(80).optional(),
    }),
    answers: { 200: { description: 'JPEG', mediaTypes: ['image/jpeg'] } },
  }),
};

export function isPhotoSize(text: string | undefined): text is PhotoSize {
  return text !== undefined && Object.hasOwn(PHOTO_SIZES, text);
}
