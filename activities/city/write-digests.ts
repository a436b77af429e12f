import type { Logger } from 'pino';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readAgencyDigests, type AgencyDigest } from '../../db/read-models/agency-digests';
import { insertMessages } from '../../db/stores/outbox-store';
import type { Calendar } from '../../domain/clock/calendar';
import { instantWording, weekdayWording } from '../../domain/clock/date-wording';
import { isWorkingDay, localDateAt, timeOfDayAt } from '../../domain/clock/office-time';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  now: () => number;
  logger: Logger;
}

const LISTED = 20;
const DAY_MS = 86_400_000;

/**
 * Writes what each agency owes as a message to its head, on working days. The day is part of a message's key: a repeated
 * run writes nothing. Answers how many agencies owe anything.
 */
export async function writeDigests({ db, city, now, logger }: Dependencies): Promise<{ agencies: number }> {
  const { calendar } = city.current();
  const instant = now();
  const date = localDateAt(calendar, instant);
  if (!isWorkingDay(calendar, date)) return { agencies: 0 };
  const digests = await readAgencyDigests(db, {
    now: new Date(instant),
    endOfDay: new Date(instant - timeOfDayAt(calendar, instant) + DAY_MS),
    listed: LISTED,
  });
  await insertMessages(
    db,
    digests.map((digest) => {
      const audience = `agency_head@${digest.agency}`;
      return {
        key: `digest:${date}:${audience}:email`,
        reference: null,
        audience,
        channel: 'email' as const,
        template: 'agency_digest',
        data: { summary: summaryOf(digest, calendar, instant) },
      };
    }),
  );
  logger.info({ date, agencies: digests.length }, 'Digests are written');
  return { agencies: digests.length };
}

/** Staff read Vietnamese. Only references, counts and times: what citizens wrote does not go by mail. */
function summaryOf(digest: AgencyDigest, calendar: Calendar, now: number): string {
  const more = digest.dated - digest.first.length;
  const counts = [
    `Tình hình đến ${weekdayWording(localDateAt(calendar, now)).vi}:`,
    `- Chờ tiếp nhận: ${digest.waiting}`,
    `- Đang xử lý: ${digest.inProgress}`,
    `- Đến hạn hôm nay: ${digest.dueToday}`,
    `- Quá hạn: ${digest.overdue}`,
    `- Đề nghị chờ quyết định: ${digest.toDecide}`,
    `- Đang tạm dừng tính hạn: ${digest.standingStill}`,
  ];
  if (digest.first.length === 0) return counts.join('\n');
  const urgent = digest.first.map(({ reference, dueAt }) => {
    const due = instantWording(calendar, dueAt).vi;
    return `- ${reference}: ${dueAt <= now ? 'quá hạn từ' : 'hạn'} ${due}`;
  });
  return [
    ...counts,
    '',
    'Cần xử lý trước:',
    ...urgent,
    ...(more > 0 ? [`… và ${more} phản ánh khác có hạn.`] : []),
  ].join('\n');
}
