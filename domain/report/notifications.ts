import type { ObligationKind } from '../policy/policy';
import type { Addressee } from './addressee';
import type { EventData, ReportEvent } from './events';
import type { Obligation } from './obligation';

/** A message that an event owes somebody. */
export interface Notification {
  to: Addressee;
  template: string;
  /** What the template says besides the report itself; nothing personal. */
  data: Record<string, string | number>;
}

const REPORTER: Addressee = { role: 'reporter' };
const FOLLOWER: Addressee = { role: 'follower' };
const SUPERVISOR: Addressee = { role: 'supervisor' };

/**
 * Who is to be told of an event, and with which template. The record of the event and these go in one transaction. No
 * event tells the same one twice, for a message's key names event and audience.
 */
export function notificationsFor(event: ReportEvent): Notification[] {
  switch (event.type) {
    case 'submitted':
      return [{ to: REPORTER, template: 'report_received', data: {} }];
    case 'sent_to_triage': {
      const { told = [], reason } = event.data;
      const template = reason === 'appealed' ? 'appeal_received' : 'handed_on_often';
      return told.map((to) => ({ to, template, data: due(event, 'triage') }));
    }
    case 'assigned':
      return [...toAssignee(event, 'agency_assigned'), ...toSupporting(event)];
    case 'involved':
      return toSupporting(event);
    case 'transferred': {
      const { from, told = [] } = event.data;
      return [
        ...toAssignee(event, 'agency_assigned'),
        { to: { role: 'assignee', agency: from }, template: 'agency_released', data: {} },
        ...told.map((to) => ({ to, template: 'handed_on_often', data: due(event, 'resolution') })),
      ];
    }
    case 'returned':
      return event.data.lead ? [] : toAssignee(event, 'agency_assigned');
    case 'information_provided':
    case 'reprioritised':
      // Nobody is hurried while the clock stands still.
      return toAssignee(event, 'agency_reminder').filter(({ data }) => data.dueAt !== undefined);
    case 'accepted':
      return [{ to: REPORTER, template: 'report_in_progress', data: {} }];
    case 'leg_declined':
      return [{ to: { role: 'operators' }, template: 'part_declined', data: { part: event.data.agency } }];
    case 'leg_released':
      return [{ to: { role: 'assignee', agency: event.data.agency }, template: 'agency_released', data: {} }];
    case 'information_requested':
      return [
        {
          to: REPORTER,
          template: 'information_requested',
          data: { question: event.data.question, ...due(event, 'information') },
        },
      ];
    case 'hold_requested':
      return [
        {
          to: { role: 'agency_head', agency: event.data.agency },
          template: 'hold_requested',
          data: due(event, 'decision'),
        },
      ];
    case 'held':
      return [
        { to: REPORTER, template: 'report_on_hold', data: { answer: event.data.reason, dueAt: event.data.until } },
      ];
    case 'extension_requested':
      return [
        {
          to: SUPERVISOR,
          template: 'extension_requested',
          data: { part: event.data.agency, ...due(event, 'decision') },
        },
      ];
    case 'hold_refused':
    case 'extension_refused':
      return [{ to: { role: 'assignee', agency: event.data.agency }, template: 'request_refused', data: {} }];
    case 'extension_granted':
      return extended(event);
    case 'resolved': {
      // Of a merged report, the agency is the lead report's.
      const { agency, answer } = event.data;
      return [
        { to: REPORTER, template: 'report_resolved', data: { agency, answer, ...due(event, 'feedback') } },
        { to: FOLLOWER, template: 'follower_resolved', data: { agency, answer } },
      ];
    }
    case 'rejected':
      return [
        {
          to: REPORTER,
          template: 'report_rejected',
          data: { answer: refusalText(event.data), ...due(event, 'appeal') },
        },
        { to: FOLLOWER, template: 'follower_closed', data: {} },
      ];
    case 'closed':
      return [
        { to: REPORTER, template: 'report_closed', data: {} },
        { to: FOLLOWER, template: 'follower_closed', data: {} },
      ];
    case 'merged':
      return [{ to: REPORTER, template: 'report_merged', data: { lead: event.data.into } }];
    case 'withdrawn':
      return agenciesThatWorkedOn(event).map((agency) => ({
        to: { role: 'assignee', agency },
        template: 'agency_released',
        data: {},
      }));
    case 'commented':
      // What citizens write may name somebody: the agency reads it where it is signed in.
      return event.actor.role === 'citizen'
        ? []
        : [{ to: REPORTER, template: 'comment_received', data: { answer: event.data.text } }];
    case 'escalated': {
      const { obligation, rung, told } = event.data;
      return told.flatMap((to) => {
        const template = templateForRung(obligation, to);
        return template ? [{ to, template, data: { obligation, rung, at: event.at, ...due(event, obligation) } }] : [];
      });
    }
    case 'escalated_by_hand':
      return event.data.told.map((to) => ({ to, template: 'escalated_by_hand', data: {} }));
    case 'deescalated':
      return event.data.told.map((to) => ({ to, template: 'escalation_ended', data: {} }));
    default:
      return [];
  }
}

/** The due instant that a message speaks of: that of an obligation which the event changed, epoch ms. */
function due(event: ReportEvent, kind: ObligationKind): { dueAt?: number } {
  return dueOf(event.obligations?.find((obligation) => obligation.kind === kind && !obligation.closed));
}

function dueOf(obligation: Obligation | undefined): { dueAt?: number } {
  return obligation?.dueAt ? { dueAt: obligation.dueAt } : {};
}

/** Tells the agency that has to work on the report, with the due instant that the event gave it. */
function toAssignee(event: ReportEvent, template: string): Notification[] {
  const resolution = event.obligations?.find(
    ({ kind, leg, closed }) => kind === 'resolution' && leg === undefined && !closed,
  );
  const agency = resolution?.owner.agency;
  return agency ? [{ to: { role: 'assignee', agency }, template, data: dueOf(resolution) }] : [];
}

/** Tells the agencies whose parts begin with the event. */
function toSupporting(event: ReportEvent): Notification[] {
  return (event.obligations ?? [])
    .filter(({ kind, leg, closed }) => kind === 'resolution' && leg !== undefined && !closed)
    .map((resolution) => ({
      to: { role: 'assignee', agency: resolution.leg! },
      template: 'agency_supporting',
      data: dueOf(resolution),
    }));
}

function extended(event: ReportEvent & { type: 'extension_granted' }): Notification[] {
  const resolution = event.obligations?.find(({ kind, closed }) => kind === 'resolution' && !closed);
  const data = dueOf(resolution);
  const { agency, reason } = event.data;
  const toAgency: Notification = { to: { role: 'assignee', agency }, template: 'extension_granted', data };
  // The citizen was promised the lead agency's due time, not a supporting one's.
  if (resolution?.leg !== undefined) return [toAgency];
  return [toAgency, { to: REPORTER, template: 'report_extended', data: { answer: reason, ...data } }];
}

function agenciesThatWorkedOn({ obligations = [] }: ReportEvent): string[] {
  return [...new Set(obligations.flatMap(({ owner }) => owner.agency ?? []))];
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
      return obligation === 'decision' ? 'hold_requested' : 'agency_overdue';
    case 'operators':
      return 'triage_waiting';
    case 'supervisor':
      return obligation === 'decision' ? 'decision_waiting' : 'supervisor_escalation';
    case 'leadership':
      return 'leadership_escalation';
    case 'follower':
      return null;
  }
}
