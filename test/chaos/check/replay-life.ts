import { isDeepStrictEqual } from 'node:util';
import type { CityData } from '../../../domain/city/city-data';
import type { Command } from '../../../domain/report/commands';
import { decide, sort, submit, tick, type Classified, type Decision, type Lookup } from '../../../domain/report/decide';
import type { ReportEvent } from '../../../domain/report/events';
import type { Obligation } from '../../../domain/report/obligation';
import type { Rules } from '../../../domain/report/rules';
import type { ReportState } from '../../../domain/report/state';
import type { Act } from '../plan/life-scripts';
import type { RecordedEvent } from './life-record';

/** What the domain makes of a life when it is led again. */
export interface ReplayedLife {
  /** With the obligations that each changed, which the record does not keep. */
  events: ReportEvent[];
  state: ReportState | null;
  /** As the events have left each of them, by id. */
  obligations: Map<string, Obligation>;
  /** Where the record says something else; null when it is what the domain decides. */
  mismatch: string | null;
}

/**
 * Lets the domain decide again everything that a report's record tells, with the commands of its plan and at the
 * instants of the record. What comes from outside, the classifier's answer and who acted, is taken from the record.
 */
export function replayLife(
  reference: string,
  recorded: readonly RecordedEvent[],
  acts: readonly Act[],
  city: CityData,
): ReplayedLife {
  const replayed: ReplayedLife = { events: [], state: null, obligations: new Map(), mismatch: null };
  const commands = [...acts];
  while (replayed.events.length < recorded.length) {
    const next = recorded.slice(replayed.events.length);
    const decision = decideAgain(reference, replayed.state, next, commands, city);
    if (typeof decision === 'string') return { ...replayed, mismatch: decision };
    for (const [index, event] of decision.events.entries()) {
      const there = next[index];
      if (!there) return { ...replayed, mismatch: `event ${event.seq} (${event.type}) is missing` };
      const difference = differenceOf(event, there);
      if (difference) return { ...replayed, mismatch: `event ${event.seq} (${there.type}): ${difference}` };
      for (const obligation of event.obligations ?? []) replayed.obligations.set(obligation.id, obligation);
    }
    replayed.events.push(...decision.events);
    replayed.state = decision.state;
  }
  return replayed;
}

/** The decision that begins with the next event of the record, or why there can be none. */
function decideAgain(
  reference: string,
  state: ReportState | null,
  next: readonly RecordedEvent[],
  commands: Act[],
  city: CityData,
): Decision | string {
  const { type, at, actor, data } = next[0]!;
  const rules = rulesOf(city);
  if (!state)
    return type === 'submitted' ? submit(reference, { ...data, receivedAt: at }, rules) : `it begins with ${type}`;
  const decision =
    state.status === 'received' && actor.role === 'system' && type !== 'escalated'
      ? sort(state, classifiedBy(next), rules, at)
      : actor.role === 'system'
        ? tick(state, rules, at)
        : obey(state, next[0]!, commands, city);
  if (typeof decision === 'string') return decision;
  return decision.events.length > 0 ? decision : `event ${state.seq + 1} (${type}): nothing was due`;
}

function obey(
  state: ReportState,
  { at, actor, type }: RecordedEvent,
  commands: Act[],
  city: CityData,
): Decision | string {
  const act = commands.shift();
  if (!act) return `event ${state.seq + 1} (${type}): nobody sent a command`;
  const { command, payload, by, agency } = act;
  if (actor.role !== by || actor.agency !== agency) return `event ${state.seq + 1} (${type}): another one acted`;
  const outcome = decide(state, { type: command, payload } as Command, actor, lookupFor(act, city), rulesOf(city), at);
  return 'code' in outcome ? `event ${state.seq + 1} (${type}): ${command} is refused (${outcome.code})` : outcome;
}

/** All reports of a run are under its one policy, and no agency of the plan has hours of its own. */
export function rulesOf({ calendar, policies }: Pick<CityData, 'calendar' | 'policies'>): Rules {
  return { calendar, policy: policies.at(-1)! };
}

/** Agencies and categories of the plan are such as there are. */
function lookupFor({ payload }: Act, { categories, agencies }: CityData): Lookup {
  const { agency, category } = payload as { agency?: string; category?: string };
  const parent = agencies.find(({ code }) => code === agency)?.parent;
  return {
    activeAgencies: agency ? [agency] : [],
    ...(agency && parent ? { parents: { [agency]: parent } } : {}),
    field: categories.find(({ code }) => code === category)?.field ?? null,
  };
}

/** What the classifier and the routing table said, as the events tell it. */
function classifiedBy([first, ...later]: readonly RecordedEvent[]): Classified | null {
  if (first?.type !== 'classified') return null;
  const { model, ...data } = first.data;
  const repeated = later[0]?.type === 'repeated' ? later[0] : undefined;
  const second = later[repeated ? 1 : 0];
  const common = { ...data, model: model ?? '', ...(repeated ? { repeat: repeated.data } : {}) };
  if (second?.type === 'assigned') {
    const { agency: lead, supporting, rule, parent, routing: trace } = second.data;
    const route = {
      lead,
      supporting,
      rule: rule ?? '',
      alarm: false,
      ...(trace ? { trace } : {}),
      ...(parent ? { parent } : {}),
    };
    return { ...common, decided: true, route };
  }
  return { ...common, decided: false, route: { triage: true, reason: 'no_rule', alarm: false } };
}

function differenceOf(decided: ReportEvent, recorded: RecordedEvent): string | null {
  const { obligations: _, ...event } = decided;
  const [one, other] = [plain(event), plain(recorded)];
  return isDeepStrictEqual(one, other) ? null : `${JSON.stringify(one)} was decided, ${JSON.stringify(other)} recorded`;
}

/** As JSON keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
