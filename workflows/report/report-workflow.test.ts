import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { COMMAND_REFUSED, INVALID_PAYLOAD } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import { eventually } from '../../test/support/eventually';
import { act, CITIZEN, OFFICER, OPERATOR, reaches, viewOf } from '../../test/support/scenarios';
import { FakeWorld, startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

let environment: WorkflowEnvironment;
beforeAll(async () => {
  environment = await startWorkflowEnvironment();
});
afterAll(async () => {
  await environment.stop();
});

async function refusal(update: Promise<unknown>): Promise<ApplicationFailure> {
  const error = await update.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  expect((error as WorkflowUpdateFailedError).cause).toBeInstanceOf(ApplicationFailure);
  return (error as WorkflowUpdateFailedError).cause as ApplicationFailure;
}

async function taskFailures(handle: WorkflowHandle): Promise<number> {
  const { events } = await handle.fetchHistory();
  return events!.filter(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes).length;
}

describe('the report workflow', () => {
  it('When everybody acts in time, then the report is rated and closed, within 50 events', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      await act(handle, 'accept', OFFICER, {});
      await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
      const view = await act(handle, 'rate', CITIZEN, { rating: 'satisfied' });
      await handle.result();

      expect(view.state.status).toBe('closed');
      expect(view.next).toBeNull();
      expect(world.eventsOf(reference).map(({ type }) => type)).toEqual([
        'submitted',
        'classified',
        'assigned',
        'accepted',
        'resolved',
        'rated',
        'closed',
      ]);
      const { events } = await handle.fetchHistory();
      expect(events!.length).toBeLessThanOrEqual(50);
    });
  });

  it('When the classifier fails, then the report goes to triage and an operator can assign it', async () => {
    const world = new FakeWorld(environment.city);
    world.classification = new Error('model is broken');
    await environment.withWorker(world, async ({ start }) => {
      const { handle } = await start();
      await reaches(handle, 'triage');
      const view = await act(handle, 'assign', OPERATOR, { agency: 'huewaco', category: 'water_supply_drainage' });
      expect(view.state).toMatchObject({ status: 'assigned', agency: 'huewaco', field: expect.any(String) });
    });
  });

  it('When nobody acts for 90 days through Tết, then each rung fires once, the leadership is told, and reminders go on', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      await environment.env.sleep('90 days');
      const view = await eventually(async () => {
        const seen = await viewOf(handle);
        return seen!.next!.at > (await environment.env.currentTimeMs()) && seen;
      }, 'all that is due has fired');

      const climbed = world.eventsOf(reference).flatMap((event) => (event.type === 'escalated' ? [event.data] : []));
      const names = climbed.map(({ obligation, rung }) => `${obligation}:${rung}`);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(
        expect.arrayContaining([
          'acceptance:reminder',
          'acceptance:overdue',
          'acceptance:supervisor',
          'resolution:reminder',
          'resolution:overdue',
          'resolution:leadership',
          'resolution:standing-1',
        ]),
      );
      expect(view.state.overduePublished).toBe(true);
    });
  });

  it('When the citizen never rates, then there is one reminder and the report closes without a rating', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      await act(handle, 'accept', OFFICER, {});
      await act(handle, 'resolve', OFFICER, { result: 'planned', answer: 'Đưa vào kế hoạch quý tới.' });
      await handle.result();

      const after = world.eventsOf(reference).slice(5);
      expect(after.map((event) => (event.type === 'escalated' ? event.data.rung : event.type))).toEqual([
        'reminder',
        expect.any(String),
        'closed',
      ]);
      expect(after.at(-1)).toMatchObject({ data: { how: 'unrated' } });
    });
  });

  it('When two officers accept at once, then exactly one wins and the other is told why not', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { handle } = await start();
      await reaches(handle, 'assigned');
      const outcomes = await Promise.allSettled([
        act(handle, 'accept', OFFICER, {}),
        act(handle, 'accept', OFFICER, {}),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await taskFailures(handle)).toBe(0);
    });
  });

  it('When a command is not possible, then it is refused with a reason and leaves no trace in the history', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { handle } = await start();
      const { state } = await reaches(handle, 'assigned');
      const stranger: Actor = { role: 'officer', id: 'o2', agency: 'huewaco' };
      const byState = await refusal(act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Xong' }));
      const byAgency = await refusal(act(handle, 'accept', stranger, {}));
      const byLookup = await refusal(act(handle, 'transfer', OPERATOR, { agency: 'nobody', reason: 'x' }));
      expect([byState, byAgency, byLookup].map(({ type }) => type)).toEqual([
        COMMAND_REFUSED,
        COMMAND_REFUSED,
        COMMAND_REFUSED,
      ]);
      expect(byState.details?.[0]).toMatchObject({ code: 'state_forbids', status: 'assigned' });
      expect(byAgency.details?.[0]).toMatchObject({ code: 'other_agency' });
      expect(byLookup.details?.[0]).toMatchObject({ code: 'unknown_agency' });
      expect((await viewOf(handle))!.state).toEqual(state);
    });
  });

  it('When Updates carry junk, then each is refused and no workflow task fails', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { handle } = await start();
      await reaches(handle, 'assigned');
      const junk = [
        undefined,
        null,
        0,
        'x',
        [],
        {},
        { actor: null },
        { actor: { role: 'king' }, payload: {} },
        { actor: OFFICER, payload: { surprise: 1 } },
        { actor: OFFICER, payload: { note: 7 } },
      ];
      for (const argument of junk) {
        const failure = await refusal(handle.executeUpdate('accept', { args: [argument] }));
        // `{}` is a complete payload of accept, but for the actor.
        expect(failure.type).toBe(INVALID_PAYLOAD);
      }
      await expect(handle.executeUpdate('no_such_command', { args: [{}] })).rejects.toThrow();
      await handle.signal('no_such_signal', { any: 'thing' });
      await act(handle, 'accept', OFFICER, {});
      expect(await taskFailures(handle)).toBe(0);
    });
  });

  it('When Postgres is away, then a command waits, completes once it is back, and is recorded once', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      world.postgresAway = true;
      const accepting = act(handle, 'accept', OFFICER, {});
      await eventually(async () => {
        const { events } = await handle.fetchHistory();
        return events!.some(
          ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name === 'recordEvents',
        );
      }, 'the record goes on as a normal activity');
      world.postgresAway = false;
      const view = await accepting;
      expect(view.state.status).toBe('in_progress');
      expect(world.eventsOf(reference).filter(({ type }) => type === 'accepted')).toHaveLength(1);
    });
  });

  it('When a killed worker has recorded the command already, then it is done, and not refused', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      await reaches(handle, 'assigned');
      world.instead = ({ state, updateId }) => ({ state, updates: [updateId!] });
      const view = await act(handle, 'accept', OFFICER, {});
      expect(view.state.status).toBe('in_progress');
      expect(world.eventsOf(reference).map(({ type }) => type)).not.toContain('accepted');
      expect(await taskFailures(handle)).toBe(0);
    });
  });

  it('When a killed worker has recorded something else, then the command is decided on top of that', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start();
      const { state } = await reaches(handle, 'assigned');
      world.instead = () => ({ state: { ...state, seq: state.seq + 1 }, updates: ['another'] });
      await act(handle, 'accept', OFFICER, {});
      expect(world.eventsOf(reference).at(-1)).toMatchObject({ type: 'accepted', seq: state.seq + 2 });

      world.instead = () => ({
        state: { ...state, status: 'withdrawn', seq: state.seq + 3, obligations: [] },
        updates: [],
      });
      const refused = await refusal(act(handle, 'note', OFFICER, { text: 'Đã gọi điện' }));
      expect(refused.details?.[0]).toMatchObject({ code: 'state_forbids', status: 'withdrawn' });
      await handle.result();
    });
  });

  it('When the history grows long, then it continues as new with its state, its deadlines and its commands', async () => {
    const world = new FakeWorld(environment.city);
    await environment.withWorker(world, async ({ start }) => {
      const { reference, handle } = await start({ historyLimit: 12 });
      const before = await reaches(handle, 'assigned');
      const firstRun = (await handle.describe()).runId;
      world.policy = { ...world.policy, maxReopenings: 0 };
      for (let i = 0; i < 6; i++) await act(handle, 'note', OFFICER, { text: `Ghi chú ${i}` });
      await act(handle, 'accept', OFFICER, {});
      await act(handle, 'request_information', OFFICER, { question: 'Trụ số mấy?' });
      await act(handle, 'provide_information', CITIZEN, { text: 'Trụ số 12' });
      const after = (await viewOf(handle))!;
      const again = environment.client.workflow.getHandle(handle.workflowId);
      expect((await again.describe()).runId).not.toBe(firstRun);
      expect(after.state.obligations.find(({ kind }) => kind === 'resolution')!.openedAt).toBe(
        before.state.obligations.find(({ kind }) => kind === 'resolution')!.openedAt,
      );
      // The policy has changed meanwhile; the report keeps the one it was promised.
      await act(again, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
      const reopened = await act(again, 'rate', CITIZEN, { rating: 'dissatisfied', comment: 'Vẫn tối', reopen: true });
      expect(reopened.state.status).toBe('triage');
      const seqs = world.eventsOf(reference).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    });
  });
});
