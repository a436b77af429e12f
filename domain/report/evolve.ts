import type { Obligation } from './obligation';
import type { ReportEvent } from './events';
import type { ReportState } from './state';
import type { Status } from './status';

/** Folds one event into the state. The first event must be `submitted`; later ones must follow without a gap. */
export function evolve(reference: string, state: ReportState | null, event: ReportEvent): ReportState {
  if (event.seq !== (state?.seq ?? 0) + 1) {
    throw new Error(`Event ${event.seq} of ${reference} does not follow ${state?.seq ?? 0}`);
  }
  const before = state ?? initialState(reference, event);
  const obligations = merge(before.obligations, event.obligations ?? [], event.status);
  return {
    ...before,
    ...changesBy(event, before),
    status: event.status,
    seq: event.seq,
    obligations,
    escalation: latestRung(obligations),
    overduePublished: obligations.some(isPublished),
  };
}

function initialState(reference: string, event: ReportEvent): ReportState {
  if (event.type !== 'submitted') throw new Error(`The first event of ${reference} is ${event.type}, not submitted`);
  return {
    reference,
    status: 'received',
    seq: 0,
    channel: event.data.channel,
    language: event.data.language,
    area: event.data.area,
    category: null,
    field: null,
    priority: 'normal',
    agency: null,
    supporting: [],
    obligations: [],
    submittedAt: event.at,
    declines: 0,
    reopenings: 0,
    escalation: null,
    overduePublished: false,
  };
}

function changesBy(event: ReportEvent, before: ReportState): Partial<ReportState> {
  switch (event.type) {
    case 'classified':
      return { category: event.data.category, field: event.data.field, priority: event.data.priority };
    case 'assigned':
      return { agency: event.data.agency, supporting: event.data.supporting };
    case 'transferred': {
      const { to } = event.data;
      return { agency: to, supporting: before.supporting.filter((agency) => agency !== to) };
    }
    case 'declined':
      return { declines: before.declines + 1 };
    case 'reprioritised':
      return { priority: event.data.priority };
    case 'reopened':
      return { reopenings: before.reopenings + 1 };
    default:
      return {};
  }
}

/** Closed obligations are dropped, or the state of a report that goes to and fro would grow without end. */
function merge(before: Obligation[], changed: Obligation[], status: Status): Obligation[] {
  const latest = new Map([...before, ...changed].map((obligation) => [obligation.id, obligation]));
  return [...latest.values()].filter(({ kind, closed }) => !closed || (kind === 'resolution' && status === 'resolved'));
}

function latestRung(obligations: Obligation[]): string | null {
  let latest: { name: string; firedAt: number; at: number } | null = null;
  for (const { kind, rungs, closed } of obligations) {
    if (closed) continue;
    for (const { name, firedAt, at } of rungs) {
      if (firedAt === undefined || at === null) continue;
      // Of those that fired at once after an outage, the one that was due last.
      if (latest && (firedAt < latest.firedAt || (firedAt === latest.firedAt && at < latest.at))) continue;
      latest = { name: `${kind}:${name}`, firedAt, at };
    }
  }
  return latest?.name ?? null;
}

function isPublished({ closed, rungs }: Obligation): boolean {
  return !closed && rungs.some(({ effects }) => effects?.includes('publish_overdue'));
}
