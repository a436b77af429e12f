import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineUpdate,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { SUSPENSION_UPDATES, type AreaSuspensionInput, type SuspensionChange } from '../../contracts/city-workflows';
import { COMMAND_REFUSED, type AreaOrder, type CommandRefusal } from '../../contracts/report-workflow';
import { rejection } from '../../domain/report/rejection';
import { TRANSITIONS } from '../../domain/report/transitions';
import { saveSuspension } from './activities';
import { Batch } from './batch';

const MINUTE_MS = 60_000;
/** Reports that came in while an order went round are found by another round, soon and then now and then. */
const SOON_MS = MINUTE_MS;
const LATER_MS = 6 * 60 * MINUTE_MS;
/** Reports go on by themselves at the end, spread over some minutes; who has not by then is told. */
const LEEWAY = '45 minutes';

/**
 * Storm mode: lets the normal clocks of an area stand still until an instant, which can be put off or brought forward. Each
 * report knows that instant itself, so that none stands still for ever should this workflow be lost.
 */
export async function areaSuspensionWorkflow(input: AreaSuspensionInput): Promise<void> {
  const { id, areas, reason, startedAt = Date.now() } = input;
  const batch = new Batch();
  /** Whoever changed it last stands in the reports' ledgers. */
  let { until, actor } = input;
  /** Since the instant was last set. */
  let rounds = 0;
  let endedAt: number | null = null;
  const over = () => endedAt !== null;
  const save = () => saveSuspension({ ...input, until, startedAt, endedAt });

  batch.registerQuery();
  setHandler(
    defineUpdate<void, [SuspensionChange]>(SUSPENSION_UPDATES.extend),
    async (change) => {
      until = change.until!;
      actor = change.actor;
      rounds = 0;
      await save();
    },
    { validator: (change: SuspensionChange) => refuseExtension(change, over()) },
  );
  setHandler(
    defineUpdate<void, [SuspensionChange]>(SUSPENSION_UPDATES.end),
    async (change) => {
      endedAt ??= Date.now();
      actor = change.actor;
      await save();
    },
    { validator: (change: SuspensionChange) => refuseChange(change, over()) },
  );

  if (input.startedAt === undefined) await save();
  while (!over() && until > Date.now()) {
    const round = ++rounds;
    const order: AreaOrder = {
      command: 'suspend_area',
      payload: { suspension: id, until: new Date(until).toISOString(), reason },
      actor,
    };
    await batch.pass('suspending', { of: 'not_suspended', suspension: id, areas, until }, { signal: 'area', order });
    batch.enter('suspended');
    const pause = Math.min(round === 1 ? SOON_MS : LATER_MS, Math.max(1, until - Date.now()));
    await condition(() => over() || rounds !== round, pause);
    if (!over() && workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof areaSuspensionWorkflow>({ ...input, actor, until, startedAt });
    }
  }

  const early = over();
  endedAt ??= Date.now();
  await save();
  const selection = { of: 'suspended', suspension: id } as const;
  const order: AreaOrder = { command: 'resume_area', payload: { suspension: id }, actor };
  if (early) await batch.pass('resuming', selection, { signal: 'area', order });
  batch.enter('resuming');
  await sleep(LEEWAY);
  await batch.pass('resuming', selection, { signal: 'area', order });
  batch.enter('done');
  await condition(allHandlersFinished);
}

function refuseExtension(change: SuspensionChange, over: boolean): void {
  refuseChange(change, over);
  if (!(Number.isFinite(change.until) && change.until! > Date.now())) throw refused('until_must_be_later');
}

function refuseChange(change: SuspensionChange, over: boolean): void {
  if (over) throw refused('state_forbids');
  if (!TRANSITIONS.suspend_area.roles.includes(change?.actor?.role)) throw refused('role_forbids');
}

function refused(code: 'until_must_be_later' | 'state_forbids' | 'role_forbids'): ApplicationFailure {
  const { message } = rejection(code);
  const refusal: CommandRefusal = { code, message, status: 'ended' };
  return ApplicationFailure.nonRetryable(message.en, COMMAND_REFUSED, refusal);
}
