import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activityInfo } from '@temporalio/activity';
import pino from 'pino';
import { createCityActivities } from '../../activities/city/create-city-activities';
import { createReportActivities } from '../../activities/report/create-report-activities';
import type { Database } from '../../db/connect';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import type { CityData } from '../../domain/city/city-data';
import type { Classifier } from '../../domain/classification/classifier';
import type { TestActivities } from './workflow-environment';

/** The product's own activities on a real Postgres, with city data that a test may exchange. */
export interface RecordedWorld extends TestActivities {
  city: CityData;
}

/** Its classifier takes every report for a street light that is out. */
export function createRecordedWorld(db: Database, initial: CityData, taskQueue = 'unused'): RecordedWorld {
  const world = { city: initial };
  const directory = { current: () => world.city, refresh: () => Promise.resolve(), stop: () => undefined };
  const logger = pino({ level: 'silent' });
  const classifier: Classifier = {
    version: 'test',
    classify: () => ({
      category: 'electricity_lighting',
      priority: 'normal',
      confidence: 1,
      decided: true,
      because: ['đèn đường'],
    }),
  };
  // Where time is skipped, only the task knows what time it is.
  const now = () => activityInfo().currentAttemptScheduledTimestampMs;
  const photos = createDiskPhotoStorage(join(tmpdir(), 'paht-no-photos'));
  const dependencies = { db, city: directory, now, logger };
  return Object.assign(world, {
    ...createReportActivities({ ...dependencies, classifier: () => classifier }),
    ...createCityActivities({ ...dependencies, photos, corpus: [], taskQueue }),
  });
}
