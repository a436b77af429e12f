import { pageSettings } from './page-settings';
import type { Language } from './i18n';

const { timeZone } = pageSettings.city;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function partsOf(instant: string, language: Language): Record<string, string> {
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `02/03/2026`, `2 March 2026`: as everything that the server writes, in the city's time. */
export function dateText(instant: string, language: Language): string {
  const { day, month, year } = partsOf(instant, language);
  return language === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `17:00 thứ Hai 02/03/2026`, `17:00 on Monday 2 March 2026`. */
export function instantText(instant: string, language: Language): string {
  const { hour, minute, weekday = '' } = partsOf(instant, language);
  const day = language === 'vi' ? weekday.replace(/^Thứ/, 'thứ') : `on ${weekday}`;
  return `${hour}:${minute} ${day} ${dateText(instant, language)}`;
}

/** `1.234`, `1,234`. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}

/** `87 %`, `87%`; rounded down, so that only all of them are 100 %. */
export function percentText(share: number, language: Language): string {
  const whole = Math.floor(share * 100);
  return language === 'vi' ? `${whole}\u00a0%` : `${whole}%`;
}
