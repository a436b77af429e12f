import type { Calendar } from '../clock/calendar';
import { localDateAt, timeOfDayAt } from '../clock/office-time';

/** An instant by the city's own clocks. */
export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  day: string;
  /** ISO, Monday = 1. */
  weekday: number;
  /** `HH:MM`. */
  time: string;
}

export function localMomentAt(calendar: Calendar, instant: number): LocalMoment {
  const day = localDateAt(calendar, instant);
  const minutes = Math.floor(timeOfDayAt(calendar, instant) / 60_000);
  return { day, weekday: weekdayOf(day), time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

/** ISO, Monday = 1. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
