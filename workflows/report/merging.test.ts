import type { WorkflowHandle } from '@temporalio/client';
import { readTimeline } from '../../db/read-models/report-detail';
import { eventually } from '../../test/support/eventually';
import { act, CITIZEN, OFFICER, OPERATOR, reaches, viewOf } from '../../test/support/scenarios';
import { createRecordedWorld, type RecordedWorld } from '../../test/support/recorded-world';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import {
  startWorkflowEnvironment,
  type WorkflowEnvironment,
  type WorkflowTools,
} from '../../test/support/workflow-environment';

let environment: WorkflowEnvironment;
let database: TestDatabase;
let world: RecordedWorld;

beforeAll(async () => {
  [environment, database] = await Promise.all([startWorkflowEnvironment({ skipsTime: false }), createTestDatabase()]);
  world = createRecordedWorld(database.db, environment.city);
});
afterAll(async () => {
  await environment.stop();
  await database.drop();
});

type Report = Awaited<ReturnType<WorkflowTools['start']>>;
type Start = WorkflowTools['start'];

/** Each test has a place of its own, or its reports would repeat what another one's were answered. */
let places = 0;

async function assigned(start: Start, count: number): Promise<Report[]> {
  const location = { lat: 16.4 + places++ * 0.01, lng: 107.5909 };
  const reports: Report[] = [];
  for (let i = 0; i < count; i++) reports.push(await start({ submission: { location } }));
  await Promise.all(reports.map(({ handle }) => reaches(handle, 'assigned')));
  return reports;
}

const typesOf = async ({ reference }: Report) => (await readTimeline(database.db, reference)).map(({ type }) => type);
const merge = (report: Report, into: Report) => act(report.handle, 'merge', OPERATOR, { into: into.reference });

async function answer(handle: WorkflowHandle): Promise<void> {
  await act(handle, 'accept', OFFICER, {});
  await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã sửa cả tuyến đường.' });
}

describe('reports that follow another', () => {
  it('When fifty follow one, then its answer reaches each, and each citizen rates on their own', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [lead, ...followers] = await assigned(start, 51);
      await Promise.all(followers.map((follower) => merge(follower, lead!)));
      await answer(lead!.handle);
      await Promise.all(followers.map(({ handle }) => reaches(handle, 'resolved')));

      const [critic, ...content] = followers;
      await Promise.all(content.map(({ handle }) => act(handle, 'rate', CITIZEN, { rating: 'satisfied' })));
      await act(critic!.handle, 'rate', CITIZEN, {
        rating: 'dissatisfied',
        comment: 'Trước nhà tôi vẫn tối',
        reopen: true,
      });

      await Promise.all(content.map(({ handle }) => handle.result()));
      expect((await viewOf(critic!.handle))!.state).toMatchObject({ status: 'triage', merged: null, reopenings: 1 });
      expect((await viewOf(lead!.handle))!.state.status).toBe('resolved');
      const rated = await database
        .db('report')
        .whereIn(
          'reference',
          content.map(({ reference }) => reference),
        )
        .pluck('rating');
      expect(rated).toEqual(Array(49).fill('satisfied'));
      const answered = await database
        .db('outbox')
        .whereIn(
          'reference',
          followers.map(({ reference }) => reference),
        )
        .andWhere({ template: 'report_resolved', audience: 'reporter' })
        .pluck('reference');
      expect(new Set(answered).size).toBe(50);
      expect(answered).toHaveLength(50);
    });
  }, 150_000);

  it('When the answer is returned to the agency, then followers wait again and get the new one', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [lead, follower] = (await assigned(start, 2)) as [Report, Report];
      await merge(follower, lead);
      await answer(lead.handle);
      await reaches(follower.handle, 'resolved');
      await act(lead.handle, 'return', OPERATOR, { reason: 'Chưa trả lời đúng nội dung' });
      await reaches(follower.handle, 'merged');
      await act(lead.handle, 'resolve', OFFICER, { result: 'planned', answer: 'Đưa vào kế hoạch quý tới.' });
      await reaches(follower.handle, 'resolved');
      expect((await typesOf(follower)).slice(3)).toEqual(['merged', 'resolved', 'returned', 'resolved']);
    });
  });

  it('When the lead report is withdrawn, then its first follower stands for the matter and the others follow that one', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [lead, ...followers] = (await assigned(start, 4)) as [Report, ...Report[]];
      for (const follower of followers) await merge(follower, lead);
      await act(lead.handle, 'withdraw', CITIZEN, {});
      const references = followers.map(({ reference }) => reference);
      const rows = () =>
        database.db('report').whereIn('reference', references).select('reference', 'status', 'merged_into');
      const heirs = async () => (await rows()).filter(({ status }) => status === 'assigned');
      await reachesSoon(async () => (await heirs()).length === 1 && (await rows()).every(notFollowing(lead)));
      const [heir] = await heirs();
      const others = (await rows()).filter(({ reference }) => reference !== heir.reference);
      expect(others.map(({ status, merged_into }) => `${status} ${merged_into}`)).toEqual(
        Array(2).fill(`merged ${heir.reference}`),
      );
    });
  });

  it('When a report with followers is merged itself, then they follow where it went', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [lead, middle, last] = (await assigned(start, 3)) as [Report, Report, Report];
      await merge(last, middle);
      await merge(middle, lead);
      await reachesSoon(async () => (await viewOf(last.handle))!.state.merged?.into === lead.reference);
      await answer(lead.handle);
      await Promise.all([middle, last].map(({ handle }) => reaches(handle, 'resolved')));
      expect(await typesOf(last)).toContain('relinked');
    });
  });

  it('When two reports are merged into each other at once, then none is lost: at least one goes on by itself', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [one, other] = (await assigned(start, 2)) as [Report, Report];
      await Promise.allSettled([merge(one, other), merge(other, one)]);
      const statuses = async () =>
        Promise.all([one, other].map(async ({ handle }) => (await viewOf(handle))!.state.status));
      await reachesSoon(async () => (await statuses()).includes('assigned'));
      expect((await statuses()).filter((status) => status !== 'assigned' && status !== 'merged')).toEqual([]);
    });
  });

  it('When the lead was answered while a report was being merged into it, then the follower has the answer all the same', async () => {
    await environment.withWorker(world, async ({ start }) => {
      const [lead, late] = (await assigned(start, 2)) as [Report, Report];
      await answer(lead.handle);
      const { state } = await merge(late, lead);
      expect(state).toMatchObject({ status: 'resolved', merged: { into: lead.reference } });
      await act(late.handle, 'unmerge', OPERATOR, { reason: 'Hai cột đèn khác nhau' });
      expect((await viewOf(late.handle))!.state).toMatchObject({ status: 'assigned', merged: null });
    });
  });
});

const notFollowing =
  (lead: Report) =>
  ({ merged_into }: { merged_into: string | null }): boolean =>
    merged_into !== lead.reference;

function reachesSoon(check: () => Promise<boolean>): Promise<true> {
  return eventually(check, 'the reports come to rest');
}
