import { createSeededRandom, type SeededRandom } from '../../../cli/demo/seeded-random';
import type { SubmissionBody } from '../../../contracts/submission';
import type { EventType } from '../../../domain/report/events';
import type { Status } from '../../../domain/report/status';
import { SCRIPTS, Teller, type Script, type Step } from './life-scripts';

/** What is broken: a process is killed and started again, a service is stopped and started again. */
export type Outage = 'worker' | 'api' | 'postgres' | 'temporal';

/** One report and all that will happen to it. */
export interface PlannedLife {
  /** Idempotency-Key of its submission; its commands have the number of their step behind it. */
  key: string;
  script: string;
  body: SubmissionBody;
  steps: Step[];
  /** The types of its events in their order, without what timers add by the way. */
  trail: EventType[];
  ends: Status;
}

export interface PlannedOutage {
  /** It comes when so many steps of all lives together have been taken. */
  afterStep: number;
  what: Outage;
  /** And then so much later, so that it hits any moment of a step, ms. */
  delayMs: number;
}

export interface ChaosPlan {
  lives: PlannedLife[];
  outages: PlannedOutage[];
  /** Of all lives, their submissions included. */
  steps: number;
}

interface Options {
  operations: number;
  seed: string;
  /** Until when a report is put on hold. */
  holdUntil: string;
}

/** The routing table names `hepco` for street lights in this ward, and the classifier is sure of them. */
const SURE = { text: 'Đèn đường trước số nhà {n} đường Hùng Vương tắt ba đêm nay.', category: 'electricity_lighting' };
const VAGUE = { text: 'Kính mong các cơ quan xem xét giúp, lần thứ {n}.' };
const PLACE = { lat: 16.4637, lng: 107.5909 };
const AGENCIES = ['hepco', 'huewaco', 'so-xay-dung'];

const INTAKE: Record<Script['begins'], EventType[]> = {
  assigned: ['submitted', 'classified', 'assigned'],
  triage: ['submitted', 'classified', 'sent_to_triage'],
};

const REPORTS_AN_OUTAGE = 30;

/** Chooses the lives and the outages of a run: the same for the same seed and number of reports. */
export function planChaos({ operations, seed, holdUntil }: Options): ChaosPlan {
  const order = createSeededRandom(`${seed}/scripts`);
  const scripts: Script[] = [];
  // Every script comes once before any comes again.
  while (scripts.length < operations) scripts.push(...order.shuffle(SCRIPTS));
  const lives = scripts.slice(0, operations).map((script, index) => planLife(script, index, seed, holdUntil));
  const steps = lives.reduce((sum, life) => sum + 1 + life.steps.length, 0);
  const count = Math.max(1, Math.round(operations / REPORTS_AN_OUTAGE));
  return { lives, steps, outages: planOutages(createSeededRandom(`${seed}/outages`), count, steps) };
}

function planLife({ name, begins, ends, tell }: Script, index: number, seed: string, holdUntil: string): PlannedLife {
  const random = createSeededRandom(`${seed}/${index}`);
  const { text } = begins === 'assigned' ? SURE : VAGUE;
  const steps = tell(new Teller(begins, random, AGENCIES, SURE.category, holdUntil));
  return {
    key: `chaos:${seed}:${index}`,
    script: name,
    body: {
      text: text.replace('{n}', String(index + 1)),
      location: PLACE,
      ...(random.chance(0.7) ? { contact: { email: `nguoidan.${index + 1}@example.com` } } : {}),
    },
    steps,
    trail: [...INTAKE[begins], ...steps.flatMap(({ shows }) => shows)],
    ends,
  };
}

/** One in each stretch of the run, so that there is always something left to break. */
function planOutages(random: SeededRandom, count: number, steps: number): PlannedOutage[] {
  const stretch = (steps * 0.9) / count;
  return Array.from({ length: count }, (_, index) => ({
    afterStep: Math.ceil((index + random.next()) * stretch),
    what: index === 0 ? 'worker' : outageOf(random.next()),
    delayMs: random.integer(0, 300),
  }));
}

function outageOf(share: number): Outage {
  if (share < 0.7) return 'worker';
  if (share < 0.85) return 'api';
  return share < 0.95 ? 'postgres' : 'temporal';
}
