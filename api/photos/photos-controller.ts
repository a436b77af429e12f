import type { Router } from 'express';
import { isPhotoSize, PHOTO_OPERATIONS } from '../../contracts/api/photos';
import { parseReference } from '../../contracts/reference';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { isPublished, publishPhoto } from '../../db/stores/photo-store';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import type { Actor } from '../../domain/report/actor';
import { PAYLOAD_SHAPES } from '../../domain/report/payload-shapes';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/report/transitions';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { audienceOf } from '../public/audience';
import type { ReportService } from '../services/report-service';
import { isValidLink, LINK_SECONDS } from './photo-links';
import type { PhotoService } from './photo-service';
import { placeOfPhoto } from './place-of-photo';
import { filesOf, readMultipart } from './uploads';

interface Dependencies {
  photos: PhotoService;
  reports: ReportService;
  db: Database;
  authenticator: Authenticator;
  city: CityDirectory;
  /** Signs the links of photos. */
  key: Buffer;
  now: () => number;
}

/** Who has an action that takes photos. */
const SENDS_PHOTOS: ReadonlySet<Actor['role']> = new Set(
  COMMAND_NAMES.filter((name) => 'photos' in PAYLOAD_SHAPES[name]).flatMap((name) => TRANSITIONS[name].roles),
);

/** Photos beside the intake: suggestions for a place, later additions, publication, and the pictures themselves. */
export function createPhotosRouter({ photos, reports, db, authenticator, city, key, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  const readPhotos = [readMultipart((fields) => fields)];

  serve(
    PHOTO_OPERATIONS.suggestPlace,
    async ({ request }) => {
      const place = await placeOfPhoto(needed(filesOf(request))[0]!);
      return { body: { place: place && isInsideCity(city.current().city, place) ? place : null } };
    },
    readPhotos,
  );

  serve(
    PHOTO_OPERATIONS.add,
    async ({ request, params }) => {
      const files = needed(filesOf(request));
      const items = await photos.add(params.reference!, files);
      return { status: 201, body: { items } };
    },
    [
      // Before anything is received: who may not act sends nothing.
      async (request, response, next) => {
        const actor = response.locals.actor as Actor;
        if (actor.role === 'visitor') throw new AppError('unauthenticated');
        const report = await reports.detail(String(request.params.reference));
        if (!SENDS_PHOTOS.has(actor.role) || audienceOf(actor, report) === 'public') throw new AppError('forbidden');
        next();
      },
      ...readPhotos,
    ],
  );

  serve(PHOTO_OPERATIONS.publish, async ({ params, body: { published }, actor }) => {
    const reference = parseReference(params.reference!);
    if (!reference) throw new AppError('not_found');
    if (audienceOf(actor, await reports.detail(reference)) !== 'staff') throw new AppError('forbidden');
    const id = params.id!;
    if (!(await publishPhoto(db, { reference, id, published, actor }))) throw new AppError('not_found');
    return { body: { id, published } };
  });

  serve(PHOTO_OPERATIONS.read, async ({ response, params: { id, size }, query }) => {
    if (!isPhotoSize(size)) throw gone();
    const { expires, signature } = query;
    const shown =
      expires !== undefined && signature !== undefined
        ? isValidLink(key, { id: id!, size, expires: Number(expires), signature }, now())
        : await isPublished(db, id!);
    if (!shown) throw gone();
    const picture = await photos.read(id!, size);
    if (!picture) throw gone();
    response
      .set({
        'Content-Type': 'image/jpeg',
        'Content-Disposition': 'inline',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': `private, max-age=${LINK_SECONDS}`,
      })
      .send(picture);
  });

  return router;
}

function needed(files: readonly string[]): readonly string[] {
  if (files.length > 0) return files;
  throw new AppError('validation_failed', { issues: [{ field: 'photos', rule: 'is required' }] });
}

function gone(): AppError {
  return new AppError('not_found', {
    detail: {
      vi: 'Không có ảnh này, hoặc liên kết đã hết hạn. Hãy tải lại phản ánh.',
      en: 'There is no such picture, or its link has expired. Load the report again.',
    },
  });
}
