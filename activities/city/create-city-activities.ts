import type { Logger } from 'pino';
import type { CityActivities } from '../../contracts/city-activities';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { countBatch } from '../../db/read-models/batch';
import { removeOldCodes } from '../../db/stores/citizen-code-store';
import { removeOldCitizenSessions } from '../../db/stores/citizen-session-store';
import { removeOldReplays } from '../../db/stores/replay-store';
import { saveSuspension } from '../../db/stores/suspension-store';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import type { PhotoStorage } from '../../storage/photo-storage';
import { trainClassifier } from '../classification/train-classifier';
import { anonymiseReports } from './anonymise-reports';
import { reconcile } from './reconcile';
import { sweepPhotos } from './remove-photos';
import { tellReports } from './tell-reports';
import { writeDigests } from './write-digests';

export interface CityDependencies {
  db: Database;
  city: CityDirectory;
  photos: PhotoStorage;
  /** The city's own texts, for its classifier. */
  corpus: readonly LabelledText[];
  taskQueue: string;
  now: () => number;
  logger: Logger;
}

export function createCityActivities(dependencies: CityDependencies): CityActivities {
  const { db } = dependencies;
  return {
    saveSuspension: ({ id, areas, until, reason, actor, startedAt, endedAt }) =>
      saveSuspension(db, {
        id,
        areas,
        until: new Date(until),
        reason,
        orderedBy: actor.id ? `${actor.role}:${actor.id}` : actor.role,
        startedAt: new Date(startedAt),
        endedAt: endedAt === null ? null : new Date(endedAt),
      }),
    countReports: (selection) => countBatch(db, selection),
    tellReports: (page) => tellReports(db, page),
    writeDigests: () => writeDigests(dependencies),
    reconcile: () => reconcile(dependencies),
    trainClassifier: () => trainClassifier(dependencies),
    async anonymiseReports() {
      const done = await anonymiseReports(dependencies);
      await sweepPhotos(dependencies);
      await removeOldReplays(db);
      await removeOldCodes(db);
      await removeOldCitizenSessions(db);
      return done;
    },
  };
}
