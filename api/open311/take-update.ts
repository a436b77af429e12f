import type { Database } from '../../db/connect';
import { readSeqOfUpdate } from '../../db/read-models/service-updates';
import type { Actor } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import { updateIdFor, type ReportService } from '../services/report-service';

interface Update {
  reference: string;
  /** The client that sends it. */
  client: string;
  /** The client's own id of it. */
  update_id: string;
  description: string;
}

const CITIZEN: Actor = { role: 'citizen' };
/** What a client's update can be; the first that is possible is done. */
const COMMANDS = ['provide_information', 'comment'] as const;

/**
 * Passes on what a client's citizen adds: as the information that was asked for, or else as a comment. Only the client that
 * filed a report speaks for its citizen. An update that comes again is found again. Answers the number of its event.
 */
export async function takeUpdate(
  { reports, db }: { reports: ReportService; db: Database },
  { reference, client, update_id, description }: Update,
): Promise<number> {
  const report = await reports.detail(reference);
  // Only its workflow knows of it yet, and not who filed it.
  if (report.seq === 0) throw new AppError('unavailable', { retryAfter: 5 });
  if (report.apiKey !== client) {
    throw new AppError('forbidden', {
      detail: {
        vi: 'Phản ánh này do một ứng dụng khác gửi.',
        en: 'Another client filed this request.',
      },
    });
  }
  const idempotencyKey = `open311:${client}:${update_id}`;
  // After the first time another command may be possible, under which it would not be recognised.
  const ids = COMMANDS.map((command) => updateIdFor(command, CITIZEN, idempotencyKey));
  const known = await readSeqOfUpdate(db, reference, ids);
  if (known !== null) return known;

  const possible = (await reports.actions(reference, CITIZEN)).map(({ command }) => command);
  const command = COMMANDS.find((each) => possible.includes(each));
  if (!command) {
    throw new AppError('conflict', {
      detail: { vi: 'Phản ánh đã kết thúc.', en: 'The request has ended.' },
    });
  }
  await reports.act({ reference, command, payload: { text: description }, actor: CITIZEN, idempotencyKey });
  const seq = await readSeqOfUpdate(db, reference, ids);
  // It is taken and not recorded yet; sent again, it is found.
  if (seq === null) throw new AppError('unavailable', { retryAfter: 5 });
  return seq;
}
