import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '../../domain/report/actor';
import type { CommandName } from '../../domain/report/commands';
import type { EventType } from '../../domain/report/events';
import type { LegStatus } from '../../domain/report/leg';
import type { Status } from '../../domain/report/status';
import type { ApiAnswer, ApiClient } from '../runtime/api-client';
import { forEachBounded } from '../runtime/for-each-bounded';
import { PHRASES } from './demo-phrases';
import type { DemoPlan, DemoStep } from './plan-demo';

/** What a demo has left behind. */
export interface DemoFigures {
  reports: number;
  /** Reports by the state in which they are now. */
  byStatus: Partial<Record<Status, number>>;
  /** Reports that were there already, from an earlier run with the same seed. */
  replayed: number;
  seconds: number;
}

interface Options {
  api: ApiClient;
  plans: readonly DemoPlan[];
  tokenFor: (role: Role, agency?: string) => Promise<string>;
  /** Reports that are played at once. */
  concurrency: number;
  /** Pause before each step of a report, ms. */
  paceMs?: number;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

/** An answer that no retry mends: the product and this command do not fit together. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor(
    what: string,
    readonly answer: ApiAnswer,
  ) {
    const { title, detail, errors } = (answer.body ?? {}) as Record<string, unknown>;
    super(`${what}: ${answer.status} ${JSON.stringify({ title, detail, errors })}`);
  }
}

/**
 * Files the planned reports and plays citizens, operators and agencies on them, all through the API. Playing the same
 * plans again goes on where an earlier run broke off, and doubles nothing.
 */
export async function playDemo(options: Options): Promise<DemoFigures> {
  const { plans, concurrency, onProgress } = options;
  const began = Date.now();
  const figures = { reports: 0, byStatus: {} as Partial<Record<Status, number>>, replayed: 0 };
  const player = new Player(options);
  await forEachBounded(plans, concurrency, async (plan) => {
    const { status, replayed } = await player.play(plan);
    figures.reports += 1;
    figures.byStatus[status] = (figures.byStatus[status] ?? 0) + 1;
    if (replayed) figures.replayed += 1;
    onProgress?.(figures.reports);
  });
  return { ...figures, seconds: Math.round((Date.now() - began) / 100) / 10 };
}

/** The event that shows in a report's timeline that a step has been taken. */
const EVENT_OF: Record<CommandName, EventType> = {
  classify: 'classified',
  assign: 'assigned',
  accept: 'accepted',
  decline: 'declined',
  transfer: 'transferred',
  involve: 'involved',
  release: 'leg_released',
  request_information: 'information_requested',
  provide_information: 'information_provided',
  request_hold: 'hold_requested',
  grant_hold: 'held',
  refuse_hold: 'hold_refused',
  hold: 'held',
  resume: 'resumed',
  request_extension: 'extension_requested',
  grant_extension: 'extension_granted',
  refuse_extension: 'extension_refused',
  resolve: 'resolved',
  return: 'returned',
  rate: 'rated',
  reject: 'rejected',
  appeal: 'appealed',
  merge: 'merged',
  unmerge: 'unmerged',
  withdraw: 'withdrawn',
  escalate: 'escalated_by_hand',
  reclassify: 'reclassified',
  reprioritise: 'reprioritised',
  unlink_repeat: 'repeat_unlinked',
  note: 'noted',
  comment: 'commented',
  follow: 'followed',
  suspend_area: 'suspended',
  resume_area: 'unsuspended',
};

/** What a supporting agency does with its part. */
const EVENT_OF_PART: Partial<Record<CommandName, EventType>> = {
  accept: 'leg_accepted',
  decline: 'leg_declined',
  resolve: 'leg_answered',
};

/** How many of the steps a timeline shows as taken. The product's own sorting counts for the way to an agency. */
export function countTaken(steps: readonly DemoStep[], timeline: readonly EventType[]): number {
  let from = 0;
  for (const [taken, { command, supporting }] of steps.entries()) {
    const event = (supporting && EVENT_OF_PART[command]) ?? EVENT_OF[command];
    const at = timeline.indexOf(event, from);
    if (at < 0) return taken;
    from = at + 1;
  }
  return steps.length;
}

interface ReportBody {
  status: { code: Status };
  agency: { code: string } | null;
  parts: { agency: { code: string }; status: { code: LegStatus } }[];
}

interface Filed {
  reference: string;
  accessToken: string;
}

interface Action {
  command: CommandName;
  key: string;
  who: Record<string, string>;
  payload: object;
}

/** Agencies whose parts are not answered, in the order in which they came. */
function partsOwed({ parts }: ReportBody): string[] {
  return parts.filter(({ status }) => OWED.includes(status.code)).map(({ agency }) => agency.code);
}

const OWED: readonly LegStatus[] = ['assigned', 'in_progress'];

const SORTED_WITHIN_MS = 60_000;
const DAY_MS = 86_400_000;

class Player {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly options: Options) {}

  async play(plan: DemoPlan): Promise<{ status: Status; replayed: boolean }> {
    const answer = await this.file(plan);
    const filed = answer.body as Filed;

    let report = await this.sorted(filed.reference);
    const taken = countTaken(plan.steps, await this.timeline(filed.reference));
    for (const [number, step] of plan.steps.entries()) {
      if (number < taken || step.unlessIn === report.status.code) continue;
      await this.pause();
      report = await this.take(step, filed, report, `${plan.key}:${number}`);
    }
    return { status: report.status.code, replayed: answer.headers.get('Idempotent-Replayed') === 'true' };
  }

  /** The report as soon as the product has found out whose it is. */
  private async sorted(reference: string): Promise<ReportBody> {
    const { signal } = this.options;
    const until = Date.now() + SORTED_WITHIN_MS;
    for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
      const report = await this.read<ReportBody>(reference);
      // A worker that is not there yet is no reason to give up: the steps will wait for it.
      if (report.status.code !== 'received' || Date.now() > until) return report;
      await delay(wait, undefined, signal ? { signal } : {});
    }
  }

  private async timeline(reference: string): Promise<EventType[]> {
    const { items } = await this.read<{ items: { type: EventType }[] }>(`${reference}/timeline`);
    return items.map(({ type }) => type);
  }

  private async read<Body>(path: string): Promise<Body> {
    const answer = await this.options.api.send('GET', `/api/v1/reports/${path}`, {
      headers: await this.headersOf('operator'),
    });
    if (answer.status !== 200) throw new UnexpectedAnswer('A demo report could not be read', answer);
    return answer.body as Body;
  }

  /** Filing a plan again finds the report that is there. */
  private async file({ key, body }: Pick<DemoPlan, 'key' | 'body'>): Promise<ApiAnswer> {
    const answer = await this.options.api.send('POST', '/api/v1/reports', {
      body,
      headers: { 'Idempotency-Key': key },
    });
    if (answer.status !== 201) throw new UnexpectedAnswer('A demo report was refused', answer);
    return answer;
  }

  private async take(step: DemoStep, filed: Filed, before: ReportBody, key: string): Promise<ReportBody> {
    const { by, command, payload, supporting, agencies, days, into } = step;
    const report = command === 'resolve' && !supporting ? await this.answerParts(filed, before, key) : before;
    const lead = report.agency?.code;
    const partners = report.parts.map(({ agency }) => agency.code);
    const actor = supporting ? partsOwed(report).at(-1) : lead;
    return this.act(filed, {
      command,
      key,
      who: by === 'citizen' ? { 'X-Access-Token': filed.accessToken } : await this.headersOf(by, actor),
      payload: {
        ...payload,
        ...(agencies
          ? { agency: agencies.find((each) => each !== lead && !(command === 'involve' && partners.includes(each))) }
          : {}),
        ...(days === undefined ? {} : { until: new Date(Date.now() + days * DAY_MS).toISOString() }),
        ...(into ? { into: await this.recorded(into) } : {}),
      },
    });
  }

  /** The reference of another plan's report, as soon as the product can find it. */
  private async recorded(plan: Pick<DemoPlan, 'key' | 'body'>): Promise<string> {
    const { reference } = (await this.file(plan)).body as Filed;
    await this.sorted(reference);
    return reference;
  }

  /** The routing table may have asked agencies to support: the lead one can answer when they have. */
  private async answerParts(filed: Filed, before: ReportBody, key: string): Promise<ReportBody> {
    let report = before;
    for (const agency of partsOwed(before)) {
      const who = await this.headersOf('officer', agency);
      const answered = { result: 'done', answer: PHRASES.part[0] };
      for (const [command, payload] of [['accept', {}] as const, ['resolve', answered] as const]) {
        report = await this.act(filed, { command, key: `${key}:${agency}`, who, payload });
      }
    }
    return report;
  }

  private async act({ reference }: Filed, { command, key, who, payload }: Action): Promise<ReportBody> {
    const answer = await this.options.api.send('POST', `/api/v1/reports/${reference}/actions/${command}`, {
      headers: { ...who, 'Idempotency-Key': key },
      body: payload,
    });
    if (answer.status === 200) return answer.body as ReportBody;
    // Somebody else was quicker: whoever tries the product out may act on demo reports too.
    if (answer.status === 409 || answer.status === 403) return this.read<ReportBody>(reference);
    throw new UnexpectedAnswer(`The action ${command} was refused`, answer);
  }

  private async headersOf(role: Role, agency?: string): Promise<Record<string, string>> {
    const ofAgency = role === 'officer' || role === 'agency_head' ? agency : undefined;
    const name = `${role}@${ofAgency ?? ''}`;
    const token = this.tokens.get(name) ?? this.options.tokenFor(role, ofAgency);
    this.tokens.set(name, token);
    return { Authorization: `Bearer ${await token}` };
  }

  private async pause(): Promise<void> {
    const { paceMs = 0, signal } = this.options;
    if (paceMs > 0) await delay(paceMs, undefined, signal ? { signal } : {});
  }
}
