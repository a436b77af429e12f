import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleSpec } from '@temporalio/client';
import {
  DIGEST_WORKFLOW,
  RECONCILIATION_WORKFLOW,
  RETENTION_WORKFLOW,
  TRAINING_WORKFLOW,
} from '../contracts/city-workflows';

interface Options {
  client: Client;
  taskQueue: string;
  /** IANA name. */
  timeZone: string;
}

/** What is done at fixed times, in the city's time. */
const TIMES: Record<string, { workflowType: string; calendars: NonNullable<ScheduleSpec['calendars']> }> = {
  'paht-digest': { workflowType: DIGEST_WORKFLOW, calendars: [{ hour: 7, minute: 15 }] },
  'paht-reconciliation': { workflowType: RECONCILIATION_WORKFLOW, calendars: [{ hour: '*', minute: 20 }] },
  'paht-retention': { workflowType: RETENTION_WORKFLOW, calendars: [{ hour: 2, minute: 40 }] },
  'paht-training': { workflowType: TRAINING_WORKFLOW, calendars: [{ hour: 3, minute: 10 }] },
};

/** Makes the schedules, or brings those that are there up to date; any number of workers may do so at once. */
export async function ensureSchedules({ client, taskQueue, timeZone }: Options): Promise<void> {
  for (const [scheduleId, { workflowType, calendars }] of Object.entries(TIMES)) {
    const schedule = {
      spec: { calendars, timezone: timeZone },
      action: { type: 'startWorkflow' as const, workflowType, taskQueue, args: [] },
      // After an outage one run does the work of all that were missed.
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10 minutes' as const },
    };
    try {
      await client.schedule.create({ scheduleId, ...schedule });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(scheduleId).update((present) => ({ ...schedule, state: present.state }));
    }
  }
}
