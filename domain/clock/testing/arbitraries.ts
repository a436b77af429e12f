import fc from 'fast-check';
import type { Budget } from '../budget';
import type { Calendar, OpenIntervals } from '../calendar';
import type { LedgerEntry, PauseCause } from '../ledger';
import { MINUTE } from './naive-clock';

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One to three open intervals, to the minute; some end at 24:00 or follow each other without a break. */
const intervals: fc.Arbitrary<OpenIntervals> = fc.oneof(
  fc.constant<OpenIntervals>([
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ]),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 240 })), { minLength: 1, maxLength: 3 })
    .map((pairs) => {
      let minute = 0;
      return pairs.map(([gap, open]): [string, string] => {
        const opens = minute + gap;
        minute = opens + open;
        return [time(opens), time(minute)];
      });
    }),
);

const name = { vi: 'ngày lễ', en: 'holiday' };

/** Dates that matter: around Tết, the year's end, the September holiday, and any other. */
const date = fc
  .oneof(
    fc.integer({ min: Date.UTC(2025, 0, 20), max: Date.UTC(2025, 1, 10) }),
    fc.integer({ min: Date.UTC(2026, 1, 10), max: Date.UTC(2026, 1, 28) }),
    fc.integer({ min: Date.UTC(2025, 11, 20), max: Date.UTC(2026, 0, 15) }),
    fc.integer({ min: Date.UTC(2025, 7, 20), max: Date.UTC(2025, 8, 10) }),
    fc.integer({ min: Date.UTC(2024, 11, 1), max: Date.UTC(2027, 0, 1) }),
  )
  .map((ms) => new Date(ms).toISOString().slice(0, 10));

const specialDays = fc.array(
  fc.record({ date, kind: fc.constantFrom('holiday' as const, 'makeup' as const) }).map((day) => ({
    ...day,
    name,
    confirmed: true,
  })),
  { maxLength: 40 },
);

/** Calendars with one to four seasons, holidays, make-up days and various weeks, good for 2024 to 2027. */
export const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    version: fc.constant('test'),
    utcOffsetMinutes: fc.constantFrom(420, 420, 0, -210, 345, 840),
    workingWeekdays: fc.oneof(
      fc.constant<number[]>([1, 2, 3, 4, 5]),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 7 }),
    ),
    summer: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    change: date,
    days: specialDays,
    hours: fc.tuple(intervals, intervals, intervals),
  })
  .map(({ summer, change, hours: [first, second, third], ...calendar }): Calendar => ({
    ...calendar,
    hours: [
      { validFrom: '2020-01-01', validTo: change, months: summer, intervals: first, confirmed: true },
      { validFrom: '2020-01-01', validTo: change, intervals: second, confirmed: true },
      { validFrom: change, intervals: third, confirmed: true },
    ],
  }));

/** Whole minutes near the dates that matter. */
export const instants: fc.Arbitrary<number> = fc
  .tuple(date, fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => Date.parse(`${day}T00:00:00Z`) + minute * MINUTE);

export const officeBudgets: fc.Arbitrary<Budget> = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map((amount): Budget => ({ unit: 'working_days', amount })),
  fc.integer({ min: 0, max: 3000 }).map((minutes): Budget => ({ unit: 'working_hours', amount: minutes / 60 })),
);

export const budgets: fc.Arbitrary<Budget> = fc.oneof(
  { weight: 3, arbitrary: officeBudgets },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 6000 }).map((minutes): Budget => ({ unit: 'hours', amount: minutes / 60 })),
  },
);

const CAUSES: PauseCause[] = ['awaiting_citizen', 'hold', 'answered', 'area_suspended'];

/** Minutes to the next entry: at once, within the day, or days. */
const gaps = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 6000 }));

/**
 * Ledgers of up to a dozen entries at whole minutes: pauses of all causes toggled at random, extensions, new budgets.
 * With `ended`, all pauses are ended at last.
 */
export function ledgers({
  budget = budgets,
  ended = false,
  only,
}: {
  budget?: fc.Arbitrary<Budget>;
  ended?: boolean;
  only?: 'pauses';
} = {}): fc.Arbitrary<LedgerEntry[]> {
  const step = fc.record({
    gap: gaps,
    what: only
      ? fc.constant('toggle' as const)
      : fc.constantFrom('toggle', 'toggle', 'toggle', 'extend', 'rebudget', 'calendar'),
    cause: fc.constantFrom(...CAUSES),
    budget,
  });
  return fc.tuple(instants, budget, fc.array(step, { maxLength: 12 })).map(([openedAt, first, steps]) => {
    const ledger: LedgerEntry[] = [{ type: 'opened', at: openedAt, budget: first }];
    const held = new Set<PauseCause>();
    let at = openedAt;
    const by = 'staff-1';
    for (const entry of steps) {
      at += entry.gap * MINUTE;
      if (entry.what === 'toggle') {
        const { cause } = entry;
        if (held.delete(cause)) ledger.push({ type: 'resumed', at, cause, by });
        else {
          held.add(cause);
          ledger.push({ type: 'paused', at, cause, by });
        }
      } else if (entry.what === 'extend') {
        ledger.push({ type: 'extended', at, budget: entry.budget, reason: 'r', by });
      } else if (entry.what === 'rebudget') {
        ledger.push({ type: 'rebudgeted', at, budget: entry.budget, reason: 'r', by });
      } else {
        ledger.push({ type: 'calendar_changed', at, calendar: '2', reason: 'r', by });
      }
    }
    if (ended) for (const cause of held) ledger.push({ type: 'resumed', at, cause, by });
    return ledger;
  });
}
