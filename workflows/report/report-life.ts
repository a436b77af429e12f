import {
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { LoadedRules, ReportRecord } from '../../contracts/report-activities';
import {
  REPORT_QUERY,
  REPORT_SIGNALS,
  type AreaOrder,
  type CommandRequest,
  type LeadChange,
  type ReportView,
  type Submission,
} from '../../contracts/report-workflow';
import { searchAttributesOf } from '../../contracts/search-attributes';
import type { Command, CommandName } from '../../domain/report/commands';
import type { Policy } from '../../domain/policy/policy';
import {
  decide,
  followHeir,
  followLead,
  forbid,
  nextStep,
  reproject,
  sort,
  submit,
  tick,
  type AreaSuspension,
  type Decision,
} from '../../domain/report/decide';
import type { Rules } from '../../domain/report/rules';
import { completeState } from '../../domain/report/complete-state';
import { rejection, type Rejection } from '../../domain/report/rejection';
import { hasEnded, type ReportState } from '../../domain/report/state';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/report/transitions';
import { classify, informFollowers, loadRules, lookUp, readLead, recordEvents, recordStateAgain } from './activities';
import { currentDetails } from './current-details';
import { lookupQuestion } from './lookup-question';
import { parseAreaOrder, parseRequest, refusalFailure } from './parse-request';

/** What a report had when its history was cut. */
interface Earlier {
  state: ReportState;
  policy: Policy;
}

/**
 * One report in its workflow: it takes commands one at a time, lets the domain decide, has the events recorded, and only
 * then shows the new state. Everything it knows is rebuilt by replay.
 */
export class ReportLife {
  private state: ReportState | null;
  private rules: Rules | null = null;
  private suspension: AreaSuspension | null = null;
  /** Commands, signals and timers take turns, so that two at once never both win. */
  private readonly turn = new Mutex();
  /** Followers are told beside the turns: a lead report does not wait for them. */
  private errands = 0;
  private published = '';
  /** Updates that an earlier try of a workflow task carried out, of which Temporal did not hear. */
  private readonly carriedOut = new Set<string>();

  constructor(
    private readonly reference: string,
    private readonly submission: Submission | null,
    private readonly earlier: Earlier | null,
  ) {
    this.state = earlier ? completeState(earlier.state) : null;
  }

  /** Must be called before the first await: an Update that finds no handler in its first activation is rejected. */
  registerHandlers(): void {
    setHandler(defineQuery<ReportView | null>(REPORT_QUERY), () => (this.state ? this.view() : null));
    for (const name of COMMAND_NAMES) if (!TRANSITIONS[name].forArea) this.registerCommand(name);
    setHandler(defineSignal<[AreaOrder]>(REPORT_SIGNALS.area), (order) => this.obeyOrder(order));
    setHandler(defineSignal<[LeadChange]>(REPORT_SIGNALS.lead), (change) => this.hearOfLead(change));
    setHandler(defineSignal(REPORT_SIGNALS.rules), () => this.reloadRules());
    setHandler(defineSignal(REPORT_SIGNALS.record), () => this.recordAgain());
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
    return this.state !== null && hasEnded(this.state);
  }

  /** Whether nothing is under way that a new run could not take over. */
  get idle(): boolean {
    return this.errands === 0;
  }

  /** Loads what deadlines are computed with. */
  async prepare(): Promise<void> {
    const area = this.submission?.area ?? this.state?.area ?? null;
    // After continue-as-new, deadlines are still counted from when they began.
    const since = this.state?.submittedAt ?? this.submission!.receivedAt;
    const loaded = await loadRules({ since, area });
    this.suspension = loaded.suspension ?? null;
    this.rules = rulesOf(loaded, this.earlier?.policy);
    if (this.state) this.publish();
  }

  /** Records the report, finds out what it is about and whose it is, and records that. */
  async intake(submission: Submission): Promise<void> {
    await this.turn.runExclusive(async () => {
      const rules = this.rules!;
      await this.commit(submit(this.reference, submission, rules), { submission });
      const outcome = await classify(submission);
      await this.take(() => sort(this.current, outcome, rules, Date.now(), this.suspension));
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
    await this.inTurn(async () => {
      await this.take(() => tick(this.current, this.rules!, Date.now()));
      // Its lead has told it of every change; should that have been lost, the ladder brings it here.
      if (this.current.status === 'merged') await this.checkLead();
    });
  }

  private registerCommand<Name extends CommandName>(name: Name): void {
    const update = defineUpdate<ReportView, [CommandRequest<Name>]>(name);
    setHandler(update, (request) => this.obey(name, request), {
      // Must stay synchronous: an async validator that throws fails the workflow task again and again.
      validator: (request: CommandRequest<Name>) => this.validate(name, request),
    });
  }

  private validate<Name extends CommandName>(name: Name, request: CommandRequest<Name>): void {
    parseRequest(name, request, this.state?.status ?? 'received');
    // Sent again, after an earlier try of the task has carried it out.
    if (this.carriedOut.has(currentUpdateInfo()!.id)) return;
    const refused = this.state && (this.missed(request) ?? forbid(this.state, name, request.actor));
    if (refused) throw refusalFailure(refused, this.current.status);
  }

  private async obey<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Promise<ReportView> {
    const command = parseRequest(name, request, this.state?.status ?? 'received');
    await this.ready();
    return this.turn.runExclusive(async () => {
      const question = lookupQuestion(command, this.current);
      const lookup = question ? await lookUp(question) : { activeAgencies: [] };
      const updateId = currentUpdateInfo()!.id;
      const refused = await this.take(
        () =>
          this.carriedOut.has(updateId)
            ? { state: this.current, events: [] }
            : (this.missed(request) ?? decide(this.current, command, request.actor, lookup, this.rules!, Date.now())),
        (decision) => ({ updateId, ...followerOf(command, decision, this.current.language) }),
      );
      if (refused) throw refusalFailure(refused, this.current.status);
      // Its lead may have been answered while this one was being merged; whoever looks last sees both.
      if (command.type === 'merge') await this.checkLead();
      const { fingerprint } = request;
      return { ...this.view(), ...(typeof fingerprint === 'string' ? { fingerprint: fingerprint.slice(0, 64) } : {}) };
    });
  }

  /** Why a request is refused that was made in view of an earlier state. */
  private missed({ expectedSeq }: CommandRequest): Rejection | null {
    return expectedSeq === undefined || expectedSeq === this.current.seq ? null : rejection('has_changed');
  }

  /** Signals never fail: a failure in one would fail the whole workflow. What cannot be done is left. */
  private async obeyOrder(order: AreaOrder): Promise<void> {
    const parsed = parseAreaOrder(order);
    if (!parsed) return;
    await this.inTurn(async () => {
      const command = { type: parsed.command, payload: parsed.payload } as Command;
      await this.take(() =>
        decide(this.current, command, parsed.actor, { activeAgencies: [] }, this.rules!, Date.now()),
      );
    });
  }

  private async hearOfLead(change: LeadChange): Promise<void> {
    await this.inTurn(async () => {
      const heir = change?.heir;
      if (typeof heir === 'string') await this.take(() => followHeir(this.current, heir, this.rules!, Date.now()));
      else await this.checkLead();
    });
  }

  private async reloadRules(): Promise<void> {
    await this.inTurn(async () => {
      const { submittedAt, area } = this.current;
      const policy = this.policy;
      const loaded = await loadRules({ since: submittedAt, area, policy: policy.version, fresh: true });
      this.rules = rulesOf(loaded, loaded.policy ?? policy);
      await this.take(() => reproject(this.current, this.rules!, Date.now()));
    });
  }

  private async recordAgain(): Promise<void> {
    await this.inTurn(async () => {
      const { ahead } = await recordStateAgain(this.current, this.submission);
      if (!ahead) return;
      this.state = ahead;
      this.publish();
    });
  }

  private async checkLead(): Promise<void> {
    const { merged } = this.current;
    if (!merged) return;
    const lead = await readLead(merged.into);
    await this.take(() => followLead(this.current, lead, this.rules!, Date.now()));
  }

  /** Does something when it is its turn, unless the report has ended until then. */
  private async inTurn(work: () => Promise<void>): Promise<void> {
    await this.ready();
    await this.turn.runExclusive(async () => {
      if (!this.ended) await work();
    });
  }

  private async ready(): Promise<void> {
    await condition(() => this.state !== null && this.rules !== null);
  }

  /**
   * Has a decision recorded, if it decided anything, and shows it. When something else is recorded in its place, it is
   * decided again on top of that. Answers why it is refused.
   */
  private async take(
    decideNow: () => Decision | Rejection,
    more: (decision: Decision) => Pick<ReportRecord, 'updateId' | 'follower'> = () => ({}),
  ): Promise<Rejection | null> {
    for (;;) {
      const outcome = decideNow();
      if ('code' in outcome) return outcome;
      if (outcome.events.length === 0) return null;
      const recorded = await this.commit(outcome, more(outcome));
      this.publish();
      if (recorded) return null;
    }
  }

  /** Answers false when another record was there; the report goes on from that one. */
  private async commit(
    { state, events }: Decision,
    more: Pick<ReportRecord, 'submission' | 'updateId' | 'follower'> = {},
  ): Promise<boolean> {
    const recorded = await recordEvents({ state, events, ...more });
    this.state = recorded?.instead?.state ?? state;
    for (const update of recorded?.instead?.updates ?? []) this.carriedOut.add(update);
    if (recorded && recorded.followers > 0) this.tellFollowers(this.state.status === 'withdrawn');
    return !recorded?.instead;
  }

  private tellFollowers(withdrawn: boolean): void {
    this.errands++;
    const done = () => void this.errands--;
    void informFollowers(this.reference, withdrawn).then(done, done);
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

/** `promised` wins over the policy that was loaded. */
function rulesOf({ calendar, offices, policy }: LoadedRules, promised: Policy | undefined): Rules {
  return { calendar, policy: (promised ?? policy)!, ...(offices ? { offices } : {}) };
}

/** Who follows from now on: the address travels beside the events, which never hold one. */
function followerOf(command: Command, { events }: Decision, language: 'vi' | 'en'): Pick<ReportRecord, 'follower'> {
  if (command.type !== 'follow') return {};
  return { follower: { seq: events[0]!.seq, email: command.payload.email, language } };
}
