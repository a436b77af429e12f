import type { WebhookType } from '../../contracts/webhook-delivery';
import type { LoggedEvent } from '../../db/read-models/event-log';
import type { WebhookEndpoint } from '../../db/stores/webhook-store';

export function webhookTypeOf({ status, statusBefore }: LoggedEvent): WebhookType {
  if (statusBefore === null) return 'report.received';
  return status === statusBefore ? 'report.updated' : 'report.status_changed';
}

/** Whether an endpoint wants to know of an event. */
export function concerns({ eventTypes, agency }: WebhookEndpoint, event: LoggedEvent): boolean {
  const { report } = event;
  if (eventTypes !== null && !eventTypes.includes(webhookTypeOf(event))) return false;
  return agency === null || report.agency === agency || report.supporting.includes(agency);
}

/** Thin, and nothing personal: whoever wants to know more asks the API, with rights of their own. */
export function webhookPayload(event: LoggedEvent, link: (reference: string) => string): string {
  const { position, at, type, status, statusBefore, report } = event;
  const { reference, seq } = position;
  return JSON.stringify({
    type: webhookTypeOf(event),
    timestamp: at.toISOString(),
    data: {
      reference,
      seq,
      event: type,
      status,
      statusBefore,
      agency: report.agency,
      area: report.area,
      category: report.category,
      links: { page: link(reference) },
    },
  });
}
