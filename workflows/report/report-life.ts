import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { ReportRecord } from '../../contracts/report-activities';
import {
  COMMAND_REFUSED,
  INVALID_PAYLOAD,
  REPORT_QUERY,
  type CommandRefusal,
  type CommandRequest,
  type ReportView,
  type Submission,
} from '../../contracts/report-workflow';
import { searchAttributesOf } from '../../contracts/search-attributes';
import { ROLES } from '../../domain/report/actor';
import type { Command, CommandName } from '../../domain/report/commands';
import type { Policy } from '../../domain/policy/policy';
import { decide, forbid, nextStep, sort, submit, tick, type Decision, type Lookup } from '../../domain/report/decide';
import type { Rules } from '../../domain/report/obligation';
import { PAYLOAD_SHAPES, payloadFaults } from '../../domain/report/payload-shapes';
import type { Rejection } from '../../domain/report/rejection';
import type { ReportState } from '../../domain/report/state';
import { isTerminal } from '../../domain/report/status';
import { COMMAND_NAMES } from '../../domain/report/transitions';
import { classify, loadRules, lookUp, recordEvents } from './activities';
import { currentDetails } from './current-details';

/**
 * One report in its workflow: it takes commands one at a time, lets the domain decide, has the events recorded, and only
 * then shows the new state. Everything it knows is rebuilt by replay.
 */
export class ReportLife {
  private state: ReportState | null;
  private rules: Rules | null = null;
  /** Commands and timers take turns, so that two at once never both win. */
  private readonly turn = new Mutex();
  private published = '';

  constructor(
    private readonly reference: string,
    private readonly earlier: { state: ReportState; policy: Policy } | null,
  ) {
    this.state = earlier?.state ?? null;
  }

  /** Must be called before the first await: an Update that finds no handler in its first activation is rejected. */
  registerHandlers(): void {
    setHandler(defineQuery<ReportView | null>(REPORT_QUERY), () => (this.state ? this.view() : null));
    for (const name of COMMAND_NAMES) this.registerCommand(name);
  }

  get current(): ReportState {
    if (!this.state) throw new Error('The report has not been submitted yet');
    return this.state;
  }

  /** The policy that the report was promised when it came in. */
  get policy(): Policy {
    return this.rules!.policy;
  }

  get ended(): boolean {
    return this.state !== null && isTerminal(this.state.status);
  }

  /** Loads what deadlines are computed with. */
  async prepare(): Promise<void> {
    // After continue-as-new, deadlines are still counted from when they began.
    const { calendar, policy } = await loadRules(this.state?.submittedAt ?? Date.now());
    this.rules = { calendar, policy: this.earlier?.policy ?? policy };
    if (this.state) this.publish();
  }

  /** Records the report, finds out what it is about and whose it is, and records that. */
  async intake(submission: Submission): Promise<void> {
    await this.turn.runExclusive(async () => {
      const rules = this.rules!;
      await this.commit(submit(this.reference, submission, rules), submission);
      const outcome = await classify(submission);
      await this.commit(sort(this.current, outcome, rules, Date.now()));
      this.publish();
    });
  }

  /** Waits until the next rung's instant and fires what is due; earlier when that instant moves or `interrupted` says so. */
  async waitAndFire(interrupted: () => boolean): Promise<void> {
    const armed = nextStep(this.current)!;
    const moved = () => this.ended || nextStep(this.current)?.at !== armed.at || interrupted();
    const wait = Math.max(0, armed.at - Date.now());
    const summary = `${armed.obligation.kind}: ${armed.rung}`;
    if (wait > 0 && (await condition(moved, wait, { summary }))) return;
    await this.turn.runExclusive(async () => {
      if (this.ended) return;
      const decision = tick(this.current, this.rules!, Date.now());
      if (decision.events.length === 0) return;
      await this.commit(decision);
      this.publish();
    });
  }

  private registerCommand<Name extends CommandName>(name: Name): void {
    const update = defineUpdate<ReportView, [CommandRequest<Name>]>(name);
    setHandler(update, (request) => this.obey(name, request), {
      // Must stay synchronous: an async validator that throws fails the workflow task again and again.
      validator: (request: CommandRequest<Name>) => this.validate(name, request),
    });
  }

  private validate(name: CommandName, request: CommandRequest): void {
    this.parse(name, request);
    const refused = this.state && forbid(this.state, name, request.actor);
    if (refused) throw this.refusal(refused);
  }

  private async obey<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Promise<ReportView> {
    const command = this.parse(name, request);
    await condition(() => this.state !== null && this.rules !== null);
    return this.turn.runExclusive(async () => {
      const lookup = await this.lookUpFor(command);
      const outcome = decide(this.current, command, request.actor, lookup, this.rules!, Date.now());
      if ('code' in outcome) throw this.refusal(outcome);
      await this.commit(outcome);
      this.publish();
      const { fingerprint } = request;
      return { ...this.view(), ...(typeof fingerprint === 'string' ? { fingerprint: fingerprint.slice(0, 64) } : {}) };
    });
  }

  private parse<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Command {
    const issues = payloadFaults(PAYLOAD_SHAPES[name], request?.payload);
    if (!ROLES.includes(request?.actor?.role)) issues.push({ field: 'actor', rule: 'must name a role' });
    if (issues.length === 0) return { type: name, payload: request.payload } as Command;
    const refusal: CommandRefusal = {
      code: 'invalid_payload',
      message: { vi: 'Nội dung gửi không hợp lệ.', en: 'What was sent is not valid.' },
      issues,
      status: this.state?.status ?? 'received',
    };
    throw ApplicationFailure.nonRetryable('The payload is not valid', INVALID_PAYLOAD, refusal);
  }

  private async lookUpFor({ type, payload }: Command): Promise<Lookup> {
    if (type !== 'classify' && type !== 'assign' && type !== 'transfer') return { activeAgencies: [] };
    const { area, priority } = this.current;
    return lookUp({
      area,
      priority: ('priority' in payload && payload.priority) || priority,
      ...('category' in payload && payload.category ? { category: payload.category } : {}),
      agencies:
        'agency' in payload ? [payload.agency, ...('supporting' in payload ? (payload.supporting ?? []) : [])] : [],
    });
  }

  private async commit({ state, events }: Decision, submission?: Submission): Promise<void> {
    const record: ReportRecord = { state, events, ...(submission ? { submission } : {}) };
    await recordEvents(record);
    this.state = state;
  }

  private view(): ReportView {
    const state = this.current;
    const next = nextStep(state);
    return {
      state,
      next: next && {
        obligation: next.obligation.kind,
        rung: next.rung,
        at: next.at,
        dueAt: next.obligation.dueAt,
      },
    };
  }

  private refusal({ code, message }: Rejection): ApplicationFailure {
    const refusal: CommandRefusal = { code, message, status: this.current.status };
    return ApplicationFailure.nonRetryable(message.en, COMMAND_REFUSED, refusal);
  }

  /** Shows supervisors the new state; an event in the history is written only when an attribute changed. */
  private publish(): void {
    const attributes = searchAttributesOf(this.current);
    const fingerprint = JSON.stringify(attributes.map(({ value }) => value));
    if (fingerprint !== this.published) {
      this.published = fingerprint;
      upsertSearchAttributes(attributes);
    }
    setCurrentDetails(currentDetails(this.current, this.rules!.calendar.utcOffsetMinutes));
  }
}
