import { readTimeline } from '../../db/read-models/report-detail';
import { act, OFFICER, OPERATOR, reaches, viewOf } from '../../test/support/scenarios';
import { createRecordedWorld, type RecordedWorld } from '../../test/support/recorded-world';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

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

describe('a report of what was answered before', () => {
  it('When the same is reported weeks after the answer, then it goes on as a repeat with a higher priority, until that is undone', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const first = await start();
      await reaches(first.handle, 'assigned');
      await act(first.handle, 'accept', OFFICER, {});
      await act(first.handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
      await environment.env.sleep('20 days');

      const second = await start({ submission: { text: 'Đèn đường lại tắt' } });
      const { state } = await reaches(second.handle, 'assigned');
      expect(state).toMatchObject({
        priority: 'high',
        repeat: { of: first.reference, count: 2, raisedFrom: 'normal' },
      });
      const timeline = await readTimeline(database.db, second.reference);
      expect(timeline.map(({ type }) => type)).toEqual(['submitted', 'classified', 'repeated', 'assigned']);

      await act(second.handle, 'unlink_repeat', OPERATOR, { reason: 'Trụ khác' });
      expect((await viewOf(second.handle))!.state).toMatchObject({ priority: 'normal', repeat: null });
      const row = await database.db('report').where({ reference: second.reference }).first();
      expect(row).toMatchObject({ priority: 'normal', repeat_of: null, occurrence: 1 });
    });
  });

  it('When months have gone by, then it is a new case', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const first = await start({ submission: { location: { lat: 16.47, lng: 107.6 } } });
      await reaches(first.handle, 'assigned');
      await act(first.handle, 'accept', OFFICER, {});
      await act(first.handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
      await environment.env.sleep('61 days');
      const second = await start({ submission: { location: { lat: 16.47, lng: 107.6 } } });
      const { state } = await reaches(second.handle, 'assigned');
      expect(state.priority).toBe('normal');
      expect(state.repeat ?? null).toBeNull();
    });
  });
});
