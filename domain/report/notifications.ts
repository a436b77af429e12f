import type { ObligationKind } from '../policy/policy';
import type { Addressee, ReportEvent } from './events';

/** A message that an event owes somebody. */
export interface Notification {
  to: Addressee;
  template: string;
  /** What the template says besides the report itself; nothing personal. */
  data: Record<string, string | number>;
}

const REPORTER: Addressee = { role: 'reporter' };

/** The due instant that a message speaks of: that of an obligation which the event changed, epoch ms. */
function due(event: ReportEvent, kind: ObligationKind): { dueAt?: number } {
  const dueAt = event.obligations?.find((obligation) => obligation.kind === kind)?.dueAt;
  return dueAt ? { dueAt } : {};
}

/** Who is to be told of an event, and with which template. The record of the event and these go in one transaction. */
export function notificationsFor(event: ReportEvent): Notification[] {
  switch (event.type) {
    case 'submitted':
      return [{ to: REPORTER, template: 'report_received', data: {} }];
    case 'assigned':
      return [toAssignee(event, event.data.agency)];
    case 'transferred':
      return [toAssignee(event, event.data.to)];
    case 'accepted':
      return [{ to: REPORTER, template: 'report_in_progress', data: {} }];
    case 'information_requested':
      return [
        {
          to: REPORTER,
          template: 'information_requested',
          data: { question: event.data.question, ...due(event, 'information') },
        },
      ];
    case 'resolved':
      return [
        { to: REPORTER, template: 'report_resolved', data: { answer: event.data.answer, ...due(event, 'feedback') } },
      ];
    case 'rejected':
      return [{ to: REPORTER, template: 'report_rejected', data: { answer: event.data.explanation } }];
    case 'closed':
      return [{ to: REPORTER, template: 'report_closed', data: {} }];
    case 'escalated':
      return event.data.told.map((to) => ({
        to,
        template: templateForRung(event.data.obligation, to),
        data: {
          obligation: event.data.obligation,
          rung: event.data.rung,
          at: event.at,
          ...due(event, event.data.obligation),
        },
      }));
    default:
      return [];
  }
}

function toAssignee(event: ReportEvent, agency: string): Notification {
  return { to: { role: 'assignee', agency }, template: 'agency_assigned', data: due(event, 'resolution') };
}

function templateForRung(obligation: string, { role }: Addressee): string {
  switch (role) {
    case 'reporter':
      return obligation === 'information' ? 'information_reminder' : 'feedback_reminder';
    case 'assignee':
      return 'agency_reminder';
    case 'agency_head':
      return 'agency_overdue';
    case 'operators':
      return 'triage_waiting';
    case 'supervisor':
      return 'supervisor_escalation';
    case 'leadership':
      return 'leadership_escalation';
  }
}
