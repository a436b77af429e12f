import type { ObligationKind } from '../policy/policy';
import type { Addressee, EventData, ReportEvent } from './events';

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
  const dueAt = event.obligations?.find((obligation) => obligation.kind === kind && !obligation.closed)?.dueAt;
  return dueAt ? { dueAt } : {};
}

/**
 * Who is to be told of an event, and with which template. The record of the event and these go in one transaction. No
 * event tells the same one twice, for a message's key names event and audience.
 */
export function notificationsFor(event: ReportEvent): Notification[] {
  switch (event.type) {
    case 'submitted':
      return [{ to: REPORTER, template: 'report_received', data: {} }];
    case 'sent_to_triage':
      return (event.data.told ?? []).map((to) => ({ to, template: 'triage_waiting', data: due(event, 'triage') }));
    case 'assigned':
    case 'transferred':
    case 'returned':
      return toAssignee(event, 'agency_assigned');
    case 'information_provided':
    case 'reprioritised':
      // Nobody is hurried while the clock stands still.
      return toAssignee(event, 'agency_reminder').filter(({ data }) => data.dueAt !== undefined);
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
      return [{ to: REPORTER, template: 'report_rejected', data: { answer: refusalText(event.data) } }];
    case 'closed':
      return [{ to: REPORTER, template: 'report_closed', data: {} }];
    case 'escalated': {
      const { obligation, rung, told } = event.data;
      return told.flatMap((to) => {
        const template = templateForRung(obligation, to);
        return template ? [{ to, template, data: { obligation, rung, at: event.at, ...due(event, obligation) } }] : [];
      });
    }
    default:
      return [];
  }
}

/** Tells the agency that has to work on the report, with the due instant that the event gave it. */
function toAssignee(event: ReportEvent, template: string): Notification[] {
  const resolution = event.obligations?.find(({ kind, closed }) => kind === 'resolution' && !closed);
  const agency = resolution?.owner.agency;
  return agency ? [{ to: { role: 'assignee', agency }, template, data: due(event, 'resolution') }] : [];
}

/** Why it was not accepted, and where to turn instead. */
function refusalText({ explanation, contact }: EventData['rejected']): string {
  return contact ? `${explanation}\n${contact}` : explanation;
}

function templateForRung(obligation: ObligationKind, { role }: Addressee): string | null {
  switch (role) {
    case 'reporter':
      if (obligation === 'information') return 'information_reminder';
      // Nothing else is the reporter's to do, and no template says that others are late.
      return obligation === 'feedback' ? 'feedback_reminder' : null;
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
