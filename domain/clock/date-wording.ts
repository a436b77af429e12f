import type { Bilingual } from '../city/city-data';
import type { Calendar, LocalDate } from './calendar';
import { dayOfDate, weekdayOfDay } from './local-day';
import { localDateAt, timeOfDayAt } from './office-time';

/*
 * Dates and durations in words. Written by hand because `Intl` differs between Node versions, and what a workflow
 * says in a replay must be what it said before.
 */

const WEEKDAYS: readonly Bilingual[] = [
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const MINUTE_MS = 60_000;

/** Name of an ISO weekday, Monday = 1. */
export function weekdayName(weekday: number): Bilingual {
  return WEEKDAYS[weekday - 1] ?? { vi: '', en: '' };
}

/** `02/03/2026`, `2 March 2026`. */
export function dateWording(date: LocalDate): Bilingual {
  const [year = '', month = '', day = ''] = date.split('-');
  return { vi: `${day}/${month}/${year}`, en: `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}` };
}

/** `thứ Hai 02/03/2026`, `Monday 2 March 2026`. */
export function weekdayWording(date: LocalDate): Bilingual {
  const name = weekdayName(weekdayOfDay(dayOfDate(date)));
  const words = dateWording(date);
  return { vi: `${name.vi} ${words.vi}`, en: `${name.en} ${words.en}` };
}

/** `17:00 thứ Hai 02/03/2026`, `17:00 on Monday 2 March 2026`; seconds are left out. */
export function instantWording(calendar: Calendar, instant: number): Bilingual {
  const minutes = Math.floor(timeOfDayAt(calendar, instant) / MINUTE_MS);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const date = weekdayWording(localDateAt(calendar, instant));
  return { vi: `${time} ${date.vi}`, en: `${time} on ${date.en}` };
}

/** `1,5`, `1.5`; at most two decimals. */
export function numberWording(value: number): Bilingual {
  const en = String(Math.round(value * 100) / 100);
  return { vi: en.replace('.', ','), en };
}

/** `2 giờ 30 phút`, `2 hours 30 minutes`; to the minute, rounded down. */
export function durationWording(ms: number): Bilingual {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes === 0)
    return ms > 0 ? { vi: 'chưa đến 1 phút', en: 'less than a minute' } : { vi: '0 phút', en: '0 minutes' };
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const vi = [hours ? `${hours} giờ` : '', rest ? `${rest} phút` : ''];
  const en = [hours ? counted(hours, 'hour') : '', rest ? counted(rest, 'minute') : ''];
  return { vi: vi.filter(Boolean).join(' '), en: en.filter(Boolean).join(' ') };
}

/** `1 day`, `2 days`. */
export function counted(amount: number, noun: string): string {
  return `${numberWording(amount).en} ${noun}${amount === 1 ? '' : 's'}`;
}

/** `a`, `a và b`, `a, b và c`. */
export function listWording(items: readonly Bilingual[]): Bilingual {
  const join = (texts: string[], and: string) =>
    texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${and} ${texts.at(-1) ?? ''}`;
  return {
    vi: join(
      items.map(({ vi }) => vi),
      'và',
    ),
    en: join(
      items.map(({ en }) => en),
      'and',
    ),
  };
}
