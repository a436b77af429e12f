import type { Obligation } from './obligation';
import type { ReportEvent } from './events';
import type { ReportState } from './state';

/** Folds one event into the state. The first event must be `submitted`; later ones must follow without a gap. */
export function evolve(reference: string, state: ReportState | null, event: ReportEvent): ReportState {
  if (event.seq !== (state?.seq ?? 0) + 1) {
    throw new Error(`Event ${event.seq} of ${reference} does not follow ${state?.seq ?? 0}`);
  }
  const before = state ?? initialState(reference, event);
  const obligations = merge(before.obligations, event.obligations ?? []);
  const after: ReportState = {
    ...before,
    ...changesBy(event, before),
    status: event.status,
    seq: event.seq,
    obligations,
  };
  return { ...after, escalation: escalationAfter(event, after) };
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
    case 'transferred':
      return { agency: event.data.to, supporting: [] };
    case 'declined':
      return { declines: before.declines + 1 };
    case 'reprioritised':
      return { priority: event.data.priority };
    case 'reopened':
      return { reopenings: before.reopenings + 1 };
    case 'escalated':
      return event.data.effects.includes('publish_overdue') ? { overduePublished: true } : {};
    default:
      return {};
  }
}

function merge(before: Obligation[], changed: Obligation[]): Obligation[] {
  const kept = before.filter(({ id }) => !changed.some((obligation) => obligation.id === id));
  return [...kept, ...changed];
}

/** The rung last climbed, until the obligation that it belongs to is closed. */
function escalationAfter(event: ReportEvent, state: ReportState): string | null {
  if (event.type === 'escalated') return `${event.data.obligation}:${event.data.rung}`;
  if (!state.escalation) return null;
  const kind = state.escalation.split(':')[0];
  return state.obligations.some((obligation) => obligation.kind === kind && !obligation.closed)
    ? state.escalation
    : null;
}
