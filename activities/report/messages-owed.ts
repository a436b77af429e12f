import type { ReportRecord } from '../../contracts/report-activities';
import type { Database } from '../../db/connect';
import type { OutboxMessage } from '../../db/stores/outbox-store';
import type { Addressee } from '../../domain/report/addressee';
import type { ReportEvent } from '../../domain/report/events';
import { notificationsFor } from '../../domain/report/notifications';

/** The messages that a record's events owe, those to each of the report's followers included. */
export async function messagesOwed(db: Database, { state, events, follower }: ReportRecord): Promise<OutboxMessage[]> {
  const { reference } = state;
  const owed = events.flatMap((event) => notificationsFor(event).map((notification) => ({ event, ...notification })));
  const followers =
    state.followers > 0 && owed.some(({ to }) => to.role === 'follower')
      ? await readFollowerNumbers(db, reference)
      : [];
  const messages = owed.flatMap(({ event, to, template, data }) =>
    audiencesOf(to, followers).map((audience) => ({
      key: keyOf(reference, event, audience),
      reference,
      audience,
      channel: 'email' as const,
      template,
      data,
    })),
  );
  return follower ? [...messages, confirmationFor(reference, follower.seq)] : messages;
}

/** Who gave an address proves that it is theirs: anybody could have typed it. */
function confirmationFor(reference: string, seq: number): OutboxMessage {
  const audience = `follower@${seq}`;
  return {
    key: `${reference}:${seq}:${audience}:email`,
    reference,
    audience,
    channel: 'email',
    template: 'follower_confirmation',
    data: {},
  };
}

function keyOf(reference: string, { seq }: ReportEvent, audience: string): string {
  return `${reference}:${seq}:${audience}:email`;
}

function audiencesOf({ role, agency }: Addressee, followers: readonly number[]): string[] {
  if (role === 'follower') return followers.map((number) => `follower@${number}`);
  return [agency ? `${role}@${agency}` : role];
}

async function readFollowerNumbers(db: Database, reference: string): Promise<number[]> {
  const rows: { seq: number }[] = await db('report_follower')
    .where({ reference })
    .whereNotNull('confirmed_at')
    .orderBy('seq')
    .select('seq');
  return rows.map(({ seq }) => seq);
}
