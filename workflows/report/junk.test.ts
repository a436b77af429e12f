import fc from 'fast-check';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { COMMAND_REFUSED, INVALID_PAYLOAD, REPORT_SIGNALS } from '../../contracts/report-workflow';
import { ROLES } from '../../domain/report/actor';
import { PAYLOAD_SHAPES } from '../../domain/report/payload-shapes';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/report/transitions';
import { act, OFFICER, reaches, viewOf } from '../../test/support/scenarios';
import { FakeWorld, startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

let environment: WorkflowEnvironment;
beforeAll(async () => {
  environment = await startWorkflowEnvironment();
});
afterAll(async () => {
  await environment.stop();
});

const UPDATES = COMMAND_NAMES.filter((name) => !TRANSITIONS[name].forArea);

/** Anything at all, and things that look nearly right: known fields with unfit values, roles, missing parts. */
function junkFor(name: keyof typeof PAYLOAD_SHAPES): unknown[] {
  const fields = Object.keys(PAYLOAD_SHAPES[name]);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', ' ', 0, -1, 1e308, [], {}, '\u0000', '\ud800', 'x'.repeat(5_000), '__proto__'),
  );
  const payload = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...fields, 'constructor', 'surprise'), value, { maxKeys: 4 }),
  );
  const actor = fc.oneof(
    fc.jsonValue(),
    fc.record({ role: fc.constantFrom(...ROLES, 'king'), agency: value, id: value }, { requiredKeys: [] }),
  );
  const request = fc.oneof(fc.jsonValue(), fc.record({ actor, payload, fingerprint: value }, { requiredKeys: [] }));
  return fc.sample(request, { numRuns: 12, seed: 7 });
}

async function taskFailures(handle: WorkflowHandle): Promise<number> {
  const { events } = await handle.fetchHistory();
  return events!.filter(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes).length;
}

describe('junk', () => {
  it('When any Update carries junk, then it is refused, the report stays as it was, and no workflow task fails', async () => {
    await environment.withWorker(new FakeWorld(environment.city), async ({ start }) => {
      const { handle } = await start();
      const { state } = await reaches(handle, 'assigned');
      for (const name of UPDATES) {
        // Among so much junk something may be sound: only then may it be done.
        const outcomes = await Promise.allSettled(
          junkFor(name).map((argument) => handle.executeUpdate(name, { args: [argument] })),
        );
        for (const outcome of outcomes) {
          expect([name, outcome.status]).toEqual([name, 'rejected']);
          const { reason } = outcome as PromiseRejectedResult;
          expect(reason).toBeInstanceOf(WorkflowUpdateFailedError);
          expect([COMMAND_REFUSED, INVALID_PAYLOAD]).toContain(
            ((reason as WorkflowUpdateFailedError).cause as ApplicationFailure).type,
          );
        }
      }
      expect((await viewOf(handle))!.state).toEqual(state);
      expect(await taskFailures(handle)).toBe(0);
    });
  });

  it('When Signals carry junk, then they are ignored, and the report goes on', async () => {
    await environment.withWorker(new FakeWorld(environment.city), async ({ start }) => {
      const { handle } = await start();
      await reaches(handle, 'assigned');
      const junk = [...fc.sample(fc.jsonValue(), { numRuns: 20, seed: 7 }), ...junkFor('suspend_area')];
      for (const signal of [...Object.values(REPORT_SIGNALS), 'no_such_signal']) {
        await handle.signal(signal);
        for (const argument of junk) await handle.signal(signal, argument, argument);
      }
      const command = { command: 'suspend_area', payload: { suspension: 's-1', until: 'soon' }, actor: OFFICER };
      await handle.signal(REPORT_SIGNALS.area, command);
      const { state } = await act(handle, 'accept', OFFICER, {});
      expect(state).toMatchObject({ status: 'in_progress', suspension: null });
      expect(await taskFailures(handle)).toBe(0);
    });
  });
});
