import type { Priority } from '../../city/city-data';
import type { ObligationKind } from '../../policy/policy';
import type { Actor, Role } from '../actor';
import type { Command, CommandName, CommandPayloads } from '../commands';
import {
  decide,
  followHeir,
  followLead,
  nextStep,
  reproject,
  sort,
  submit,
  tick,
  type AreaSuspension,
  type Classified,
  type Decision,
  type LeadSnapshot,
  type Lookup,
} from '../decide';
import type { EventData, EventType, ReportEvent } from '../events';
import type { Obligation } from '../obligation';
import type { Rules } from '../rules';
import { openObligation, openObligations, type ReportState } from '../state';
import { TRANSITIONS } from '../transitions';
import { deepFreeze } from './deep-freeze';
import { punctualRules } from './hue-rules';

export const OPERATOR: Actor = { role: 'operator', id: 'p1' };
export const SUPERVISOR: Actor = { role: 'supervisor', id: 's1' };
export const CITIZEN: Actor = { role: 'citizen' };
export const officerOf = (agency: string): Actor => ({ role: 'officer', id: `o-${agency}`, agency });
export const headOf = (agency: string): Actor => ({ role: 'agency_head', id: `h-${agency}`, agency });

export const SURE: Classified = {
  category: 'lighting',
  field: 'infrastructure',
  priority: 'normal',
  confidence: 0.9,
  decided: true,
  because: ['đèn đường'],
  model: 'lexicon-1',
  route: { lead: 'hepco', supporting: [], rule: 'lighting', alarm: false },
};

const LOOKUP: Lookup = {
  field: 'infrastructure',
  route: { lead: 'hepco', supporting: [], rule: 'lighting', alarm: false },
  activeAgencies: ['hepco', 'huewaco', 'thuan-hoa', 'cong-an', 'ubnd-thanh-pho'],
  parents: { hepco: 'ubnd-thanh-pho' },
  lead: leadIn('in_progress'),
};

/** The report that others are merged into here, with what belongs to its state. */
export function leadIn(status: LeadSnapshot['status'], more: Partial<LeadSnapshot> = {}): LeadSnapshot {
  const isAnswered = status === 'resolved' || status === 'closed';
  return {
    reference: 'HUE-26-000002',
    status,
    mergedInto: null,
    answer: isAnswered ? { agency: 'huewaco', result: 'done', answer: 'Đã vá mặt đường.' } : null,
    refusal: status === 'rejected' ? { reason: 'outside_city', explanation: 'Ngoài địa bàn.' } : null,
    ...more,
  };
}

/** An instant in Huế, given as local date and time. */
export function at(local: string): number {
  return Date.parse(`${local}:00+07:00`);
}

/** An instant as local date and time in Huế. */
export function localOf(instant: number | null | undefined): string | null {
  return instant === null || instant === undefined
    ? null
    : new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** A report that is led through its life by a test. What it decides on is frozen, so that nothing is changed in place. */
export class TestReport {
  readonly events: ReportEvent[] = [];
  private current: ReportState;

  constructor(
    public now = at('2026-03-02T09:00'),
    public rules: Rules = punctualRules,
    readonly reference = 'HUE-26-000001',
  ) {
    const channel = 'web';
    const decision = submit(reference, { channel, language: 'vi', area: 'thuan-hoa', receivedAt: now }, rules);
    this.current = this.take(decision).state;
  }

  /** A report in a state that a usual life reaches, all within a minute of its submission. */
  static in(
    status: 'triage' | 'assigned' | 'in_progress' | 'resolved',
    priority: Priority = 'normal',
    rules: Rules = punctualRules,
  ): TestReport {
    const report = new TestReport(undefined, rules);
    report.sort(status === 'triage' ? { ...SURE, priority, decided: false } : { ...SURE, priority });
    if (status === 'in_progress' || status === 'resolved') report.act('accept', {});
    if (status === 'resolved') report.act('resolve', { result: 'done', answer: 'Đã thay bóng.' });
    return report;
  }

  get state(): ReportState {
    return this.current;
  }

  /** Moves the clock; no timer fires. */
  at(local: string): this {
    this.now = at(local);
    return this;
  }

  sort(outcome: Classified | null, order?: AreaSuspension): ReportEvent[] {
    return this.take(sort(this.state, outcome, this.rules, this.now, order)).events;
  }

  /** Looks at the report that it follows. */
  followLead(lead: LeadSnapshot | null): ReportEvent[] {
    return this.take(followLead(this.state, lead, this.rules, this.now)).events;
  }

  followHeir(heir: string): ReportEvent[] {
    return this.take(followHeir(this.state, heir, this.rules, this.now)).events;
  }

  /** Goes on under other rules. */
  reproject(rules: Rules): ReportEvent[] {
    this.rules = rules;
    return this.take(reproject(this.state, rules, this.now)).events;
  }

  /** Stops the clocks of its area until a local date and time. */
  suspend(until: string, suspension = 'bao-so-5'): ReportEvent[] {
    return this.act('suspend_area', { suspension, until: `${until}:00+07:00`, reason: 'Bão số 5' });
  }

  /** By default the actor is somebody who may. */
  act<Name extends CommandName>(
    type: Name,
    payload: CommandPayloads[Name],
    actor: Actor = this.usualActor(type),
    lookup: Lookup = LOOKUP,
  ): ReportEvent[] {
    const outcome = decide(this.state, { type, payload } as Command, actor, lookup, this.rules, this.now);
    if ('code' in outcome) throw new Error(`${type} was refused: ${outcome.code}`);
    return this.take(outcome).events;
  }

  /** The code with which a command is refused. */
  refusal<Name extends CommandName>(
    type: Name,
    payload: CommandPayloads[Name],
    actor: Actor = this.usualActor(type),
    lookup: Lookup = LOOKUP,
  ): string | null {
    const outcome = decide(this.state, { type, payload } as Command, actor, lookup, this.rules, this.now);
    return 'code' in outcome ? outcome.code : null;
  }

  tick(): ReportEvent[] {
    return this.take(tick(this.state, this.rules, this.now)).events;
  }

  /** Lets time pass with each rung firing at its instant. */
  liveUntil(local: string): ReportEvent[] {
    const end = at(local);
    const fired: ReportEvent[] = [];
    for (let next = nextStep(this.state); next && next.at <= end; next = nextStep(this.state)) {
      this.now = Math.max(this.now, next.at);
      fired.push(...this.tick());
    }
    this.now = end;
    return fired;
  }

  open(kind: ObligationKind, leg?: string): Obligation | undefined {
    return openObligation(this.state, kind, leg);
  }

  /** The open obligations, those of a supporting agency as `kind@agency`, with their due instants in Huế. */
  get owed(): Record<string, string | null> {
    return Object.fromEntries(
      openObligations(this.state).map((obligation) => [nameOf(obligation), localOf(obligation.dueAt)]),
    );
  }

  private take(decision: Decision): Decision {
    deepFreeze(decision);
    this.current = decision.state;
    this.events.push(...decision.events);
    return decision;
  }

  private usualActor(type: CommandName): Actor {
    return actorOf(TRANSITIONS[type].roles[0]!, this.state.agency ?? 'hepco');
  }
}

function actorOf(role: Role, agency: string): Actor {
  switch (role) {
    case 'officer':
      return officerOf(agency);
    case 'agency_head':
      return headOf(agency);
    case 'operator':
      return OPERATOR;
    case 'supervisor':
      return SUPERVISOR;
    default:
      return { role };
  }
}

function nameOf({ kind, leg }: Obligation): string {
  return leg === undefined ? kind : `${kind}@${leg}`;
}

/** What the events of one type say. */
export function dataOf<Type extends EventType>(events: readonly ReportEvent[], type: Type): EventData[Type][] {
  return events.flatMap((event) => (event.type === type ? [event.data as EventData[Type]] : []));
}

export function typesOf(events: readonly ReportEvent[]): EventType[] {
  return events.map(({ type }) => type);
}

/** How an event leaves the obligations that it touches: `open`, or how each was closed. */
export function obligationsOf(event: ReportEvent | undefined): Record<string, string> {
  return Object.fromEntries(
    (event?.obligations ?? []).map((obligation) => [nameOf(obligation), obligation.closed?.how ?? 'open']),
  );
}
