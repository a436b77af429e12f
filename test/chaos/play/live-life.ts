import { setTimeout as delay } from 'node:timers/promises';
import { StillUnavailable, type ApiAnswer, type ApiClient } from '../../../cli/runtime/api-client';
import type { Role } from '../../../domain/report/actor';
import type { PlannedLife } from '../plan/plan-chaos';
import type { Act, Step } from '../plan/life-scripts';
import { hasFired, trailOf, type Happening } from '../plan/trail';
import { NotSeen, type ReportWatch } from './report-watch';

/** A life that was led as far as it would go. */
export interface LivedLife {
  plan: PlannedLife;
  /** Null when not even the submission was taken. */
  reference: string | null;
  /** Why it broke off, if it did. */
  fault: string | null;
  /** Commands that were refused at first, although Postgres showed a state in which they are possible. */
  refused: string[];
}

interface Stage {
  api: ApiClient;
  watch: ReportWatch;
  tokenFor: (role: Role, agency?: string) => Promise<string>;
  onStep: () => void;
}

/** Files one report and plays everybody who has to do with it, through the API, as its plan says. */
export async function liveLife(plan: PlannedLife, stage: Stage): Promise<LivedLife> {
  let reference: string | null = null;
  const refused: string[] = [];
  try {
    const filed = await submit(plan, stage);
    reference = filed.reference;
    stage.onStep();
    let shown = plan.trail.length - plan.steps.flatMap(({ shows }) => shows).length;
    for (const [number, step] of plan.steps.entries()) {
      for (let attempt = 0; ; attempt++) {
        await reached(plan, reference, shown, step, stage);
        if (!step.act) break;
        const answer = await act(step.act, filed, `${plan.key}:${number}:${attempt}`, stage);
        if (answer.status === 200) break;
        const wording = `${step.act.command} was answered ${wordingOf(answer)}`;
        if (answer.status !== CONFLICT || attempt === ATTEMPTS) throw new Broken(wording);
        refused.push(wording);
        await delay(ASK_AGAIN_MS);
      }
      shown += step.shows.length;
      stage.onStep();
    }
    await reached(plan, reference, shown, { shows: [] }, stage);
    return { plan, reference, fault: null, refused };
  } catch (error) {
    if (!(error instanceof Broken || error instanceof NotSeen || error instanceof StillUnavailable)) throw error;
    return { plan, reference, fault: error.message, refused };
  }
}

const CONFLICT = 409;
/** A person, too, tries again what the page offers. */
const ATTEMPTS = 20;
const ASK_AGAIN_MS = 500;

/** The product did what the plan does not know. */
class Broken extends Error {
  override readonly name = 'Broken';
}

interface Filed {
  reference: string;
  accessToken: string;
}

async function submit({ key, body }: PlannedLife, { api }: Stage): Promise<Filed> {
  const answer = await api.send('POST', '/api/v1/reports', { body, headers: { 'Idempotency-Key': key } });
  if (answer.status !== 201) throw new Broken(`submit was answered ${wordingOf(answer)}`);
  return answer.body as Filed;
}

/** Waits until Postgres shows all steps before this one, and the rung that this one waits for. */
async function reached(
  { trail }: PlannedLife,
  reference: string,
  shown: number,
  { rung }: Pick<Step, 'rung' | 'shows'>,
  { watch }: Stage,
): Promise<void> {
  let last: readonly Happening[] = [];
  const expected = trail.slice(0, shown).join();
  try {
    await watch.until(reference, (events) => {
      last = events;
      return trailOf(events).slice(0, shown).join() === expected && (!rung || hasFired(events, rung));
    });
  } catch (error) {
    if (!(error instanceof NotSeen)) throw error;
    throw new NotSeen(`${error.message}: it waited for ${rung ?? trail[shown - 1]}, after ${trailOf(last).join(', ')}`);
  }
}

async function act(
  { command, payload, by, agency }: Act,
  { reference, accessToken }: Filed,
  key: string,
  { api, tokenFor }: Stage,
): Promise<ApiAnswer> {
  const who: Record<string, string> =
    by === 'citizen' ? { 'X-Access-Token': accessToken } : { Authorization: `Bearer ${await tokenFor(by, agency)}` };
  return api.send('POST', `/api/v1/reports/${reference}/actions/${command}`, {
    body: payload,
    headers: { ...who, 'Idempotency-Key': key },
  });
}

function wordingOf({ status, body }: ApiAnswer): string {
  const { title, detail } = (body ?? {}) as Record<string, unknown>;
  return `${status} ${[title, detail].filter(Boolean).join(' ')}`;
}
