import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from '../../bench/support/cleanup';
import { createApiClient } from '../../cli/runtime/api-client';
import { forEachBounded } from '../../cli/runtime/for-each-bounded';
import type { Role } from '../../domain/report/actor';
import { checkLife, neverTaken, type Violation } from './check/check-life';
import { readLifeRecord, type LifeRecord } from './check/life-record';
import { planChaos, type ChaosPlan, type Outage, type PlannedOutage } from './plan/plan-chaos';
import { rungOf } from './plan/trail';
import { startChaosInstallation, type ChaosInstallation } from './play/chaos-installation';
import { liveLife, type LivedLife } from './play/live-life';
import { ReportWatch } from './play/report-watch';

/** What a run did and found. */
export interface ChaosResult {
  seed: string;
  reports: number;
  steps: number;
  outages: PlannedOutage[];
  /** All that was recorded: events, rungs among them, and messages. */
  events: number;
  rungs: number;
  messages: number;
  seconds: number;
  violations: Violation[];
}

interface Options {
  operations: number;
  seed: string;
  keep: boolean;
  workflowBundle?: string | undefined;
  signal: AbortSignal;
  onPlan: (plan: ChaosPlan) => void;
  onStep: (taken: number) => void;
  say: (line: string) => void;
}

const HOLD_MS = 2 * 3_600_000;
/** Lives that go on at the same time. */
const AT_ONCE = 100;
const PATIENCE_MS = 60_000;

/**
 * Leads many reports through their lives while parts of the product are killed and its services go away, and then judges
 * what is left. All of it happens in a temporary folder, of which nothing stays.
 */
export async function runChaos(options: Options): Promise<ChaosResult> {
  const { operations, seed, signal, onPlan } = options;
  const began = Date.now();
  const plan = planChaos({ operations, seed, holdUntil: new Date(began + HOLD_MS).toISOString() });
  onPlan(plan);
  // Every request listens to it.
  setMaxListeners(0, signal);
  const cleanup = new Cleanup();
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= cleanup.close());
  // What waits for a process or a service then fails, and need not know of the signal.
  signal.addEventListener('abort', () => void end(), { once: true });
  try {
    const installation = await startChaosInstallation({ ...options, cleanup });
    const lives = await liveAll(plan, installation, options);
    options.say('All lives are led; what is left is checked');
    await settled(installation, lives);
    const { records, violations } = await judge(installation, lives);
    const all = [...records.values()];
    const events = all.flatMap((record) => record.events);
    return {
      seed,
      reports: operations,
      steps: plan.steps,
      outages: plan.outages,
      events: events.length,
      rungs: events.filter((event) => rungOf(event) !== null).length,
      messages: all.reduce((sum, { messages }) => sum + messages.length, 0),
      seconds: Math.round((Date.now() - began) / 1_000),
      violations,
    };
  } finally {
    await end();
  }
}

/** Plays all lives and, beside them, the outages. */
async function liveAll({ lives, outages }: ChaosPlan, on: ChaosInstallation, options: Options): Promise<LivedLife[]> {
  const { signal, onStep, say } = options;
  const lived: LivedLife[] = [];
  let taken = 0;
  const tokens = new Map<string, Promise<string>>();
  const stage = {
    api: createApiClient({ baseUrl: on.baseUrl, signal, attempts: 30 }),
    watch: new ReportWatch({ db: on.db, signal }),
    tokenFor(role: Role, agency?: string) {
      const token = tokens.get(`${role}@${agency}`) ?? on.tokenFor(role, agency);
      tokens.set(`${role}@${agency}`, token);
      return token;
    },
    onStep: () => onStep(++taken),
  };
  const breaking = (async () => {
    for (const { afterStep, what, delayMs } of outages) {
      while (taken < afterStep && lived.length < lives.length) await delay(20, undefined, { signal });
      await delay(delayMs, undefined, { signal });
      say(`After step ${taken}: ${WORDING[what]}`);
      await on.suffer(what);
    }
  })();
  const living = forEachBounded(lives, AT_ONCE, async (plan) => void lived.push(await liveLife(plan, stage)));
  await Promise.all([living, breaking]);
  return lived;
}

const WORDING: Record<Outage, string> = {
  worker: 'the worker is killed',
  api: 'the API is killed',
  postgres: 'Postgres is restarted',
  temporal: 'Temporal is restarted',
};

/** Waits until nothing more happens to reports that have ended: their workflows are over, their messages delivered. */
async function settled({ db, client }: ChaosInstallation, lives: readonly LivedLife[]): Promise<void> {
  const references = lives.flatMap(({ reference }) => reference ?? []);
  const until = Date.now() + PATIENCE_MS;
  const pending = async () => {
    const ended = await db<{ reference: string; closed_at: Date | null }>('report')
      .whereIn('reference', references)
      .whereNotNull('closed_at')
      .select('reference');
    const names = ended.map(({ reference }) => reference);
    const left = await db<{ reference: string; status: string }>('outbox')
      .whereIn('reference', names)
      .where('status', 'pending')
      .select('reference')
      .limit(1);
    if (left.length > 0) return true;
    const { count } = await client.workflow.count(`ExecutionStatus = 'Running'`);
    return count > references.length - names.length;
  };
  while (Date.now() < until && (await pending())) await delay(200);
}

/** Reads and checks every life. An open report goes on while it is looked at, so what seems wrong there is read again. */
async function judge({ db, client, city }: ChaosInstallation, lives: readonly LivedLife[]) {
  const taken = lives.filter(({ reference }) => reference !== null);
  const records = new Map<string, LifeRecord>();
  const violations = new Map<LivedLife, Violation[]>();
  let left = taken;
  for (let look = 0; look < LOOKS && left.length > 0; look++) {
    if (look > 0) await delay(1_000);
    await forEachBounded(left, READ_AT_ONCE, async (life) => {
      const record = await readLifeRecord(db, client, life.reference!);
      records.set(life.reference!, record);
      violations.set(life, checkLife(life, record, city));
    });
    left = left.filter((life) => violations.get(life)!.length > 0);
  }
  return {
    records,
    violations: [...lives.filter((life) => !taken.includes(life)).map(neverTaken), ...[...violations.values()].flat()],
  };
}

const LOOKS = 3;
const READ_AT_ONCE = 8;
