import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import pino from 'pino';
import { photoFile, type StoredPhoto } from '../../contracts/photo';
import type { ReportRecord } from '../../contracts/report-activities';
import { addPendingPhotos, arePhotosOf, readPhotos } from '../../db/stores/photo-store';
import { saveRecord, saveStateAgain } from '../../db/stores/report-store';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import type { PhotoStorage } from '../../storage/photo-storage';
import { createRecordMaker, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { PhotosLeftError, removePhotosOf, sweepPhotos } from './remove-photos';

const DAY = 86_400_000;
const logger = pino({ level: 'silent' });

let database: TestDatabase;
let make: RecordMaker;
let folder: string;
let photos: PhotoStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  make = await createRecordMaker();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-remove-photos-'));
  photos = createDiskPhotoStorage(folder);
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => database.drop());

async function storedPhoto(daysAgo = 0): Promise<StoredPhoto> {
  const id = randomBytes(16).toString('hex');
  const at = new Date(Date.now() - daysAgo * DAY);
  for (const size of ['web', 'thumbnail'] as const) {
    await photos.put(photoFile(id, size), Buffer.from(id));
    await utimes(join(folder, photoFile(id, size)), at, at);
  }
  return { id, width: 4, height: 3 };
}

async function reportWith(...given: StoredPhoto[]): Promise<ReportRecord> {
  const record = make.first({ ...make.submission(), photos: given });
  await saveRecord(database.db, record, []);
  return record;
}

const run = <Result>(work: (dependencies: Parameters<typeof sweepPhotos>[0]) => Promise<Result>) =>
  new MockActivityEnvironment().run(() => work({ db: database.db, photos, now: Date.now, logger }));
const idsLeft = async () => [...new Set((await readdir(folder)).map((name) => name.slice(0, 32)))].sort();

describe('photos that nobody needs any more', () => {
  it('When photos never became part of a report, then they are removed after some days, and all others stay', async () => {
    const [attached, recent, abandoned, pending] = [
      await storedPhoto(30),
      await storedPhoto(2),
      await storedPhoto(4),
      await storedPhoto(4),
    ];
    const { state } = await reportWith(attached);
    await addPendingPhotos(database.db, state.reference, [pending]);
    await database
      .db('photo')
      .where({ id: pending.id })
      .update({ stored_at: new Date(Date.now() - 4 * DAY) });
    expect(await run(sweepPhotos)).toBe(2);
    expect(await idsLeft()).toEqual([attached.id, recent.id].sort());
    expect(await arePhotosOf(database.db, state.reference, [pending.id])).toBe(false);
    expect(await idsLeft()).not.toContain(abandoned.id);
    expect(await run(sweepPhotos)).toBe(0);
  });

  it('When a report is anonymised, then its photos go, those that wait for an action included', async () => {
    const [mine, waiting, others] = [await storedPhoto(), await storedPhoto(), await storedPhoto()];
    const { state } = await reportWith(mine);
    const { state: other } = await reportWith(others);
    await addPendingPhotos(database.db, state.reference, [waiting]);
    await run((dependencies) => removePhotosOf(dependencies, [state.reference]));
    expect(await idsLeft()).toEqual([others.id]);
    expect(await readPhotos(database.db, state.reference)).toEqual([]);
    expect(await readPhotos(database.db, other.reference)).toHaveLength(1);
  });

  it('When the storage refuses, then the rows stay for the next run', async () => {
    const { state } = await reportWith(await storedPhoto());
    const refusing: PhotoStorage = { ...photos, remove: () => Promise.reject(new Error('away')) };
    const removing = run((dependencies) => removePhotosOf({ ...dependencies, photos: refusing }, [state.reference]));
    await expect(removing).rejects.toThrow(PhotosLeftError);
    expect(await readPhotos(database.db, state.reference)).toHaveLength(1);
  });
});

describe('photos and the record of a report', () => {
  it('When a record is written again, or a report that was lost, then its photos are there once', async () => {
    const record = await reportWith(await storedPhoto(), await storedPhoto());
    const { reference } = record.state;
    expect(await saveRecord(database.db, record, [])).toBeNull();
    expect(await readPhotos(database.db, reference)).toHaveLength(2);
    await database.db('report').where({ reference }).delete();
    expect(await readPhotos(database.db, reference)).toEqual([]);
    await saveStateAgain(database.db, record.state, record.submission!);
    expect(await readPhotos(database.db, reference)).toHaveLength(2);
  });

  it('When events name photos of another report, or some that an event has already, then nothing moves', async () => {
    const [own, foreign, pending] = [await storedPhoto(), await storedPhoto(), await storedPhoto()];
    const { state } = await reportWith(own);
    const { state: other } = await reportWith(foreign);
    await addPendingPhotos(database.db, state.reference, [pending]);
    const payload = { text: 'Ghi chú', photos: [own.id, foreign.id, pending.id] };
    const record = make.after(state, { role: 'operator' }, { type: 'note', payload }, Date.now());
    await saveRecord(database.db, record, []);
    const stages = async (reference: string) =>
      (await readPhotos(database.db, reference)).map(({ id, stage }) => [id, stage]);
    expect(await stages(state.reference)).toEqual([
      [own.id, 'before'],
      [pending.id, 'note'],
    ]);
    expect(await stages(other.reference)).toEqual([[foreign.id, 'before']]);
  });

  it('When a report has as many photos as it may have, then no more are taken', async () => {
    const { state } = await reportWith(await storedPhoto());
    const many = await Promise.all(Array.from({ length: 5 }, () => storedPhoto()));
    const taken: boolean[] = [];
    for (let round = 0; round < 9; round++) {
      const again = many.map((photo) => ({ ...photo, id: randomBytes(16).toString('hex') }));
      taken.push(await addPendingPhotos(database.db, state.reference, again));
    }
    expect(taken.filter(Boolean)).toHaveLength(7);
  });
});
