import type { Database } from '../../db/connect';
import { readDeadlines } from '../../db/read-models/deadlines';
import { readTimeline } from '../../db/read-models/report-detail';
import { REPROJECTION_WORKFLOW, RULES_CHANGED_SIGNAL, type BatchProgress } from '../../contracts/city-workflows';
import type { Actor } from '../../domain/report/actor';
import type { ReportEvent } from '../../domain/report/events';
import { act, CITIZEN, OFFICER, OPERATOR, reaches, viewOf } from '../../test/support/scenarios';
import { createRecordedWorld, type RecordedWorld } from '../../test/support/recorded-world';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

let environment: WorkflowEnvironment;
let database: TestDatabase;
let db: Database;
let world: RecordedWorld;

beforeAll(async () => {
  [environment, database] = await Promise.all([startWorkflowEnvironment(), createTestDatabase()]);
  db = database.db;
});
beforeEach(() => {
  world = createRecordedWorld(db, environment.city);
});
afterAll(async () => {
  await environment.stop();
  await database.drop();
});

const local = (instant: number | Date) =>
  new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 16);

async function sleepUntil(when: string): Promise<void> {
  const ms = Date.parse(`${when}:00+07:00`) - (await environment.env.currentTimeMs());
  if (ms > 0) await environment.env.sleep(ms);
}

type Rung = (ReportEvent & { type: 'escalated' })['data'];

async function rungsOf(reference: string): Promise<Rung[]> {
  const timeline = await readTimeline(db, reference);
  return timeline.filter(({ type }) => type === 'escalated').map(({ data }) => data as unknown as Rung);
}

const CITY_LEADERS: Actor = { role: 'officer', id: 'o-1', agency: 'ubnd-thanh-pho' };

describe('a report that nobody takes', () => {
  it('When it waits through Tết for 90 days, then each rung comes once, at its time, and it can still be seen through', async () => {
    await sleepUntil('2027-01-29T09:00');
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      await environment.env.sleep('90 days');

      const rungs = await rungsOf(reference);
      const resolution = rungs.filter(({ obligation }) => obligation === 'resolution');
      // Friday 29 January and seven working days; 4 to 10 February is Tết.
      const days = resolution.map(({ rung, scheduledFor }) => `${rung} ${local(scheduledFor).slice(0, 10)}`);
      expect(days.slice(1, 5)).toEqual([
        'overdue 2027-02-16',
        'supervisor 2027-02-17',
        'leadership 2027-02-19',
        'standing-1 2027-02-26',
      ]);
      for (const { scheduledFor } of resolution.slice(1, 4)) expect(local(scheduledFor)).toMatch(/T17:0\d$/);
      expect(new Set(resolution.map(({ rung }) => rung)).size).toBe(resolution.length);
      expect(rungs.every(({ lateMs }) => lateMs >= 0)).toBe(true);
      // Nobody at the first agency accepted, so the body above it has the report.
      const view = (await viewOf(handle))!;
      expect(view.state).toMatchObject({ agency: 'ubnd-thanh-pho', overduePublished: true });
      expect(view.next).not.toBeNull();

      await act(handle, 'accept', CITY_LEADERS, {});
      await act(handle, 'resolve', CITY_LEADERS, { result: 'done', answer: 'Đã thay bóng đèn.' });
      await act(handle, 'rate', CITIZEN, { rating: 'acceptable' });
      await handle.result();
      expect(await db('report').where({ reference }).first('status', 'escalation', 'overdue_published')).toEqual({
        status: 'closed',
        escalation: null,
        overdue_published: false,
      });
      const types = (await readTimeline(db, reference)).map(({ type }) => type);
      expect(types.slice(types.indexOf('resolved'))).toEqual(['resolved', 'deescalated', 'rated', 'closed']);
    });
  });
});

describe('a report of several agencies', () => {
  it('When one of three declines its part, then the others go on, and the lead answers once the last part is done', async () => {
    const [first, second] = [
      { role: 'officer', id: 'o-2', agency: 'huewaco' },
      { role: 'officer', id: 'o-3', agency: 'ubnd-thuan-hoa' },
    ] as const satisfies Actor[];
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      for (const { agency } of [first, second]) {
        await act(handle, 'involve', OPERATOR, { agency, reason: 'Cột đèn nằm trên đường ống nước' });
      }
      await act(handle, 'accept', OFFICER, {});
      await act(handle, 'accept', second, {});
      await act(handle, 'decline', first, { reason: 'Không có đường ống ở đây' });
      const early = act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Xong' });
      await expect(early).rejects.toMatchObject({ cause: { details: [{ code: 'parts_unanswered' }] } });
      await act(handle, 'resolve', second, { result: 'done', answer: 'Đã dọn vỉa hè.' });
      const { state } = await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng đèn.' });

      expect(state.status).toBe('resolved');
      expect(state.legs.map(({ agency, status }) => `${agency} ${status}`)).toEqual([
        'huewaco declined',
        'ubnd-thuan-hoa answered',
      ]);
      const outcomes = (await readDeadlines(db, reference))
        .filter(({ kind }) => kind === 'resolution')
        .map(({ agency, outcome }) => `${agency} ${outcome}`);
      expect(outcomes.sort()).toEqual(['hepco met', 'huewaco cancelled', 'ubnd-thuan-hoa met']);
      const told = await db('outbox').where({ reference, template: 'part_declined' }).pluck('audience');
      expect(told).toEqual(['operators']);
    });
  });
});

describe('a calendar that is changed', () => {
  it('When two days become holidays while reports wait, then their due times move, and their ledgers say so', async () => {
    await environment.withWorker(world, async ({ start, taskQueue }) => {
      const { reference, handle } = await start();
      const before = (await reaches(handle, 'assigned')).state;
      const due = before.obligations.find(({ kind }) => kind === 'resolution')!.dueAt!;
      const { calendar } = world.city;
      const dueDay = local(due).slice(0, 10);
      world.city = {
        ...world.city,
        calendar: {
          ...calendar,
          version: 'with-a-holiday',
          days: [
            ...calendar.days,
            { date: dueDay, kind: 'holiday', name: { vi: 'Nghỉ bão', en: 'Storm holiday' }, confirmed: true },
          ],
        },
      };
      const batch = await environment.client.workflow.signalWithStart(REPROJECTION_WORKFLOW, {
        workflowId: `reprojection-${reference}`,
        taskQueue,
        signal: RULES_CHANGED_SIGNAL,
        signalArgs: [],
      });
      await batch.result();
      expect(await batch.query<BatchProgress>('progress')).toMatchObject({ phase: 'done' });

      const after = (await viewOf(handle))!.state.obligations.find(({ kind }) => kind === 'resolution')!;
      expect(local(after.dueAt!) > local(due)).toBe(true);
      expect(after.ledger.at(-1)).toMatchObject({ type: 'calendar_changed', calendar: 'with-a-holiday' });
      const row = await db('report').where({ reference }).first('due_at');
      expect(row.due_at.getTime()).toBe(after.dueAt);
    });
  });
});
