import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import {
  AREA_SUSPENSION_WORKFLOW,
  areaSuspensionWorkflowId,
  PROGRESS_QUERY,
  SUSPENSION_UPDATES,
  type AreaSuspensionInput,
  type BatchProgress,
} from '../../contracts/city-workflows';
import { readSuspension } from '../../db/stores/suspension-store';
import { eventually } from '../../test/support/eventually';
import { createRecordedWorld, type RecordedWorld } from '../../test/support/recorded-world';
import { act, OFFICER, reaches, SUPERVISOR, viewOf } from '../../test/support/scenarios';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

const DAY_MS = 86_400_000;
const AREA = '19789';
const ELSEWHERE = '19753';

let environment: WorkflowEnvironment;
let database: TestDatabase;
let world: RecordedWorld;

beforeAll(async () => {
  [environment, database] = await Promise.all([startWorkflowEnvironment(), createTestDatabase()]);
  world = createRecordedWorld(database.db, environment.city);
});
afterAll(async () => {
  await environment.stop();
  await database.drop();
});

async function suspend(taskQueue: string, days: number, areas: string[] | null = [AREA]): Promise<WorkflowHandle> {
  const id = `storm-${randomUUID().slice(0, 8)}`;
  const until = (await environment.env.currentTimeMs()) + days * DAY_MS;
  const input: AreaSuspensionInput = { id, areas, until, reason: 'Bão số 9', actor: SUPERVISOR };
  return environment.client.workflow.start(AREA_SUSPENSION_WORKFLOW, {
    workflowId: areaSuspensionWorkflowId(id),
    taskQueue,
    args: [input],
  });
}

const idOf = ({ workflowId }: WorkflowHandle) => workflowId.replace('suspension:', '');
const resolutionOf = async (handle: WorkflowHandle) =>
  (await viewOf(handle))!.state.obligations.find(({ kind }) => kind === 'resolution')!;

async function isSuspended(handle: WorkflowHandle, by: string | null): Promise<boolean> {
  return ((await viewOf(handle))?.state.suspension?.id ?? null) === by;
}

const soon = (handle: WorkflowHandle, by: string | null) =>
  eventually(() => isSuspended(handle, by), by === null ? 'the report goes on' : 'the report stands still');

describe('storm mode', () => {
  // First, because reports that earlier tests leave behind may hold the time-skipping server's clock.
  it('When nobody ends it, then each report goes on by itself at the instant that was said, also one that was put off', async () => {
    await environment.withWorker(world, async ({ start, taskQueue }) => {
      const { handle } = await start();
      await reaches(handle, 'assigned');
      const storm = await suspend(taskQueue, 1, null);
      await soon(handle, idOf(storm));
      const until = (await environment.env.currentTimeMs()) + 2 * DAY_MS;
      await storm.executeUpdate(SUSPENSION_UPDATES.extend, { args: [{ actor: SUPERVISOR, until }] });
      await eventually(async () => (await viewOf(handle))!.state.suspension?.until === until, 'it was put off');
      await environment.env.sleep('36 hours');
      expect(await isSuspended(handle, idOf(storm))).toBe(true);
      await storm.result();
      expect(await isSuspended(handle, null)).toBe(true);
      expect((await readSuspension(database.db, idOf(storm)))!.until.getTime()).toBe(until);
    });
  });

  it('When an area is suspended, then its clocks stand still, others run on, and all run when it is ended early', async () => {
    await environment.withWorker(world, async ({ start, taskQueue }) => {
      const inside = await start();
      const outside = await start({ submission: { area: ELSEWHERE } });
      await Promise.all([inside, outside].map(({ handle }) => reaches(handle, 'assigned')));
      const before = await resolutionOf(inside.handle);

      const storm = await suspend(taskQueue, 3);
      await soon(inside.handle, idOf(storm));
      expect((await resolutionOf(inside.handle)).dueAt).toBeNull();
      expect((await resolutionOf(outside.handle)).dueAt).toBe(before.dueAt);
      // What comes in meanwhile stands still from the beginning, and can be worked on all the same.
      const late = await start();
      await reaches(late.handle, 'assigned');
      await soon(late.handle, idOf(storm));
      await act(late.handle, 'accept', OFFICER, {});
      await eventually(async () => {
        const { phase, told, total } = await storm.query<BatchProgress>(PROGRESS_QUERY);
        return phase === 'suspended' && told === total;
      }, 'the order has gone round');

      await storm.executeUpdate(SUSPENSION_UPDATES.end, { args: [{ actor: SUPERVISOR }] });
      await Promise.all([inside, late].map(({ handle }) => soon(handle, null)));
      const after = await resolutionOf(inside.handle);
      expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt!);
      expect(after.ledger.map(({ type }) => type)).toEqual(['opened', 'paused', 'resumed']);
      expect((await readSuspension(database.db, idOf(storm)))!.endedAt).not.toBeNull();
      await expect(storm.executeUpdate(SUSPENSION_UPDATES.end, { args: [{ actor: SUPERVISOR }] })).rejects.toThrow(
        WorkflowUpdateFailedError,
      );
      await storm.terminate();
    });
  });

  it('When a suspension is to end in the past, then that is refused', async () => {
    await environment.withWorker(world, async ({ taskQueue }) => {
      const storm = await suspend(taskQueue, 1);
      const refused = storm.executeUpdate(SUSPENSION_UPDATES.extend, { args: [{ actor: SUPERVISOR, until: 1 }] });
      await expect(refused).rejects.toMatchObject({ cause: { details: [{ code: 'until_must_be_later' }] } });
      for (const junk of [
        undefined,
        null,
        7,
        { until: 'soon' },
        { actor: SUPERVISOR, until: 'soon' },
        { actor: OFFICER, until: Infinity },
      ]) {
        await expect(storm.executeUpdate(SUSPENSION_UPDATES.extend, { args: [junk] })).rejects.toThrow();
      }
      await storm.terminate();
    });
  });
});
