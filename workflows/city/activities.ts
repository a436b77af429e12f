import { proxyActivities } from '@temporalio/workflow';
import type { CityActivities } from '../../contracts/city-activities';

/** What is done at once. */
export const { saveSuspension, countReports } = proxyActivities<CityActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** What goes over many reports; it shows by heartbeats that it goes on. */
export const { tellReports, writeDigests, reconcile, anonymiseReports, trainClassifier } =
  proxyActivities<CityActivities>({
    startToCloseTimeout: '2 hours',
    heartbeatTimeout: '2 minutes',
    retry: { initialInterval: '5 seconds', maximumInterval: '1 minute' },
  });
