import { proxyActivities } from '@temporalio/workflow';
import type { CityActivities } from '../../contracts/city-activities';

/** What is done at once. */
export const { saveSuspension, countReports } = proxyActivities<CityActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** What goes over many reports; it shows by heartbeats that it goes on. */
export const { tellReports, writeDigests, reconcile, anonymiseReports } = proxyActivities<CityActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '2 minutes',
  retry: { initialInterval: '5 seconds', maximumInterval: '1 minute' },
});

/** What fails three times fails for a reason that a person must see; the next night tries again. */
export const { trainClassifier } = proxyActivities<CityActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '10 minutes',
  retry: { initialInterval: '1 minute', maximumAttempts: 3 },
});
