import fc from 'fast-check';
import type { Budget } from './budget';
import type { Calendar } from './calendar';
import {
  dueAtIfResumed,
  heldCauses,
  instantAfterDue,
  instantAtShare,
  LedgerError,
  project,
  spentMs,
  type Ledger,
  type LedgerEntry,
  type PauseCause,
} from './ledger';
import { readLedger } from './ledger-reading';
import { addWorkingDays, addWorkingMs, closingTime, localDateAt, openingTime, workingMsBetween } from './office-time';
import { calendars, instants, ledgers, officeBudgets } from './testing/arbitraries';
import { hue } from './testing/hue-calendar';
import { MINUTE, naiveDueAt, naiveSpentMinutes } from './testing/naive-clock';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant in Huế. */
const at = (local: string) => Date.parse(`${local}:00+07:00`);

const days = (amount: number): Budget => ({ unit: 'working_days', amount });
const hours = (amount: number): Budget => ({ unit: 'hours', amount });
const workingHours = (amount: number): Budget => ({ unit: 'working_hours', amount });

const opened = (instant: number, budget: Budget): LedgerEntry => ({ type: 'opened', at: instant, budget });
const paused = (instant: number, cause: PauseCause = 'hold'): LedgerEntry => ({
  type: 'paused',
  at: instant,
  cause,
  by: 'staff-1',
});
const resumed = (instant: number, cause: PauseCause = 'hold'): LedgerEntry => ({
  type: 'resumed',
  at: instant,
  cause,
  by: 'staff-1',
});
const extended = (instant: number, budget: Budget): LedgerEntry => ({
  type: 'extended',
  at: instant,
  budget,
  reason: 'r',
  by: 'staff-1',
});
const rebudgeted = (instant: number, budget: Budget): LedgerEntry => ({
  type: 'rebudgeted',
  at: instant,
  budget,
  reason: 'r',
  by: 'staff-1',
});

const dueAt = (...ledger: LedgerEntry[]) => project(hue, ledger).dueAt;

describe('deadlines that Huế has given', () => {
  test.each([
    // Sent on a working day.
    ['2022-05-09T09:00', '2022-05-18'],
    ['2023-11-28T09:00', '2023-12-07'],
    ['2024-08-20T09:00', '2024-08-29'],
    ['2025-07-01T09:00', '2025-07-10'],
    ['2025-07-18T09:00', '2025-07-29'],
    ['2025-11-21T09:00', '2025-12-02'],
    ['2026-03-02T09:00', '2026-03-11'],
    // Sent on a weekend, and so distributed on the next working day.
    ['2024-10-27T09:00', '2024-11-06'],
    ['2025-01-12T09:00', '2025-01-22'],
    ['2025-11-02T09:00', '2025-11-12'],
    // The same, across holidays.
    ['2021-04-25T09:00', '2021-05-07'],
    ['2025-08-23T09:00', '2025-09-05'],
  ])('When a report was sent at %s, then it is due on %s at closing time', (sent, due) => {
    expect(dueAt(opened(at(sent), days(7)))).toBe(closingTime(hue, due));
  });

  test('When a report is sent late in the evening, then it counts from the next working day', () => {
    const next = at('2026-03-12T17:00');
    expect(dueAt(opened(at('2026-03-02T16:59'), days(7)))).toBe(at('2026-03-11T17:00'));
    expect(dueAt(opened(at('2026-03-02T17:00'), days(7)))).toBe(next);
    expect(dueAt(opened(at('2026-03-02T22:30'), days(7)))).toBe(next);
    expect(dueAt(opened(at('2026-03-03T05:00'), days(7)))).toBe(next);
  });

  test('When a report is sent before Tết, then Tết is not counted', () => {
    expect(dueAt(opened(at('2026-02-12T09:00'), days(7)))).toBe(at('2026-03-02T17:00'));
  });
});

describe('pauses', () => {
  const open = opened(at('2026-03-02T09:00'), days(7));

  test('When the clock stands still, then nothing is due and the rest is known', () => {
    const ledger = [open, paused(at('2026-03-10T09:00'))];
    expect(project(hue, ledger)).toMatchObject({
      dueAt: null,
      spentAt: null,
      stoppedSince: at('2026-03-10T09:00'),
      stoppedBy: ['hold'],
      remainingMs: 14.5 * HOUR,
      budgetMs: 62.5 * HOUR,
    });
    expect(dueAtIfResumed(hue, ledger, at('2026-03-16T09:00'))).toBe(at('2026-03-17T17:00'));
    expect(dueAtIfResumed(hue, ledger, at('2026-03-16T09:01'))).toBe(at('2026-03-18T17:00'));
  });

  test('When a pause ends, then what was left follows, up to closing time', () => {
    const projection = project(hue, [open, paused(at('2026-03-03T09:00')), resumed(at('2026-03-03T09:05'))]);
    expect(projection.spentAt).toBe(at('2026-03-12T07:35'));
    expect(projection.dueAt).toBe(at('2026-03-12T17:00'));
  });

  test('When many tiny pauses follow, then the due day moves by their sum and not by a day each', () => {
    const ledger: LedgerEntry[] = [open];
    for (let day = 3; day <= 6; day++) {
      for (const hour of ['08', '09', '10']) {
        ledger.push(paused(at(`2026-03-0${day}T${hour}:00`)), resumed(at(`2026-03-0${day}T${hour}:05`)));
      }
    }
    expect(dueAt(...ledger)).toBe(at('2026-03-12T17:00'));
  });

  test('When a pause lies over a weekend, then nothing moves', () => {
    expect(dueAt(open, paused(at('2026-03-06T17:00')), resumed(at('2026-03-09T07:30')))).toBe(at('2026-03-11T17:00'));
  });

  test('When the clock stands still at the closing time that would be due, then it is due when the day it goes on closes', () => {
    const nearlySpent = [open, paused(at('2026-03-03T09:00')), resumed(at('2026-03-03T09:05'))];
    const ledger = [...nearlySpent, paused(at('2026-03-12T16:00')), resumed(at('2026-03-13T08:00'))];
    expect(dueAt(...ledger)).toBe(at('2026-03-13T17:00'));
    const saturday = [...nearlySpent, paused(at('2026-03-12T16:00')), resumed(at('2026-03-14T08:00'))];
    expect(dueAt(...saturday)).toBe(at('2026-03-16T17:00'));
    const atClosing = [...nearlySpent, paused(at('2026-03-12T16:00')), resumed(at('2026-03-13T17:00'))];
    expect(dueAt(...atClosing)).toBe(at('2026-03-16T17:00'));
    const sameClosing = [...nearlySpent, paused(at('2026-03-12T16:00')), resumed(at('2026-03-12T17:00'))];
    expect(dueAt(...sameClosing)).toBe(at('2026-03-13T17:00'));
  });

  test('When it was due before the clock stopped, then it stays so', () => {
    const ledger = [open, paused(at('2026-03-12T09:00'))];
    expect(project(hue, ledger)).toMatchObject({ dueAt: at('2026-03-11T17:00'), remainingMs: 0 });
    expect(dueAt(...ledger, resumed(at('2026-04-12T09:00')))).toBe(at('2026-03-11T17:00'));
  });

  test('When an area is suspended, then wall-clock deadlines go on and others stop', () => {
    const storm = paused(at('2026-03-02T10:00'), 'area_suspended');
    expect(dueAt(opened(at('2026-03-02T09:00'), hours(4)), storm)).toBe(at('2026-03-02T13:00'));
    expect(dueAt(open, storm)).toBeNull();
    const asked = paused(at('2026-03-02T10:00'), 'awaiting_citizen');
    const answered = resumed(at('2026-03-02T20:00'), 'awaiting_citizen');
    expect(dueAt(opened(at('2026-03-02T09:00'), hours(4)), asked)).toBeNull();
    expect(dueAt(opened(at('2026-03-02T09:00'), hours(4)), asked, answered)).toBe(at('2026-03-02T23:00'));
  });

  test('When several causes hold, then the clock goes on only after the last', () => {
    const ledger = [
      open,
      paused(at('2026-03-03T09:00'), 'hold'),
      paused(at('2026-03-04T09:00'), 'area_suspended'),
      resumed(at('2026-03-05T09:00'), 'hold'),
    ];
    expect(project(hue, ledger)).toMatchObject({
      dueAt: null,
      stoppedSince: at('2026-03-03T09:00'),
      stoppedBy: ['area_suspended'],
    });
    expect(heldCauses(ledger)).toEqual(['area_suspended']);
    expect(dueAt(...ledger, resumed(at('2026-03-06T09:00'), 'area_suspended'))).toBe(at('2026-03-16T17:00'));
  });
});

describe('entries at the same instant', () => {
  test('When one cause ends as another begins, then the clock has stood still throughout, in either order', () => {
    const change = at('2026-03-04T09:00');
    const first = [opened(at('2026-03-02T09:00'), days(7)), paused(at('2026-03-03T09:00'), 'hold')];
    const handedOver = project(hue, [...first, resumed(change, 'hold'), paused(change, 'answered')]);
    expect(handedOver).toMatchObject({ stoppedSince: at('2026-03-03T09:00'), stoppedBy: ['answered'] });
    expect(project(hue, [...first, paused(change, 'answered'), resumed(change, 'hold')])).toEqual(handedOver);
  });
});

describe('extensions and new budgets', () => {
  const open = opened(at('2026-03-02T09:00'), days(7));
  const later = at('2026-03-05T09:00');

  test('When working days are added, then the due day moves by so many', () => {
    expect(dueAt(open, extended(later, days(3)))).toBe(at('2026-03-16T17:00'));
    expect(dueAt(open, extended(later, days(1)), extended(later, days(2)))).toBe(at('2026-03-16T17:00'));
    expect(dueAt(opened(at('2026-03-02T09:00'), workingHours(8)), extended(later, days(1)))).toBe(
      at('2026-03-04T17:00'),
    );
  });

  test('When an extension follows a tiny pause, then the day is rounded up once', () => {
    const ledger = [open, paused(at('2026-03-03T09:00')), resumed(at('2026-03-03T09:05')), extended(later, days(3))];
    expect(project(hue, ledger).spentAt).toBe(at('2026-03-17T07:35'));
    expect(dueAt(...ledger, paused(later), resumed(later + 5 * MINUTE))).toBe(at('2026-03-17T17:00'));
  });

  test('When hours are added, then they follow in their own time', () => {
    expect(dueAt(opened(at('2026-03-02T09:00'), workingHours(2)), extended(later, workingHours(1.5)))).toBe(
      at('2026-03-02T14:00'),
    );
    expect(dueAt(opened(at('2026-03-02T09:00'), hours(4)), extended(later, hours(12)))).toBe(at('2026-03-03T01:00'));
    expect(dueAt(opened(at('2026-03-02T09:00'), hours(12)), extended(later, days(1)))).toBe(at('2026-03-04T17:00'));
  });

  test('When the priority changes, then the new budget counts from the opening, and extensions stay', () => {
    expect(dueAt(open, rebudgeted(later, days(3)))).toBe(at('2026-03-05T17:00'));
    expect(dueAt(open, extended(later, days(2)), rebudgeted(later, days(3)))).toBe(at('2026-03-09T17:00'));
  });

  test('When the priority moves it to the other clock, then earlier extensions lapse', () => {
    const urgent = [open, extended(later, days(5)), rebudgeted(later, hours(4))];
    expect(dueAt(...urgent)).toBe(at('2026-03-02T13:00'));
    expect(dueAt(...urgent, extended(later, hours(2)))).toBe(at('2026-03-02T15:00'));
    expect(dueAt(...urgent, rebudgeted(later, days(7)))).toBe(at('2026-03-11T17:00'));
  });

  test('When the calendar changes, then the whole deadline is projected anew', () => {
    const storm: Calendar = {
      ...hue,
      version: '2',
      days: [...hue.days, { date: '2026-03-10', kind: 'holiday', name: { vi: 'bão', en: 'storm' }, confirmed: true }],
    };
    const note: LedgerEntry = { type: 'calendar_changed', at: later, calendar: '2', reason: 'r', by: 'admin-1' };
    expect(project(storm, [open, note]).dueAt).toBe(at('2026-03-12T17:00'));
  });
});

describe('rungs', () => {
  const open = opened(at('2026-03-02T07:30'), days(7));

  test('When a share is asked for, then it is of the whole budget, and all of it is the due instant', () => {
    expect(instantAtShare(hue, [open], 0.75)).toBe(at('2026-03-09T17:00'));
    expect(instantAtShare(hue, [open], 0)).toBe(at('2026-03-02T07:30'));
    const ledger = [open, paused(at('2026-03-03T09:00')), resumed(at('2026-03-03T09:05'))];
    expect(instantAtShare(hue, ledger, 0.75)).toBe(at('2026-03-10T07:35'));
    expect(instantAtShare(hue, ledger, 1)).toBe(at('2026-03-12T17:00'));
    expect(() => instantAtShare(hue, ledger, 1.1)).toThrow(LedgerError);
  });

  test('When working days after the due instant are asked for, then the due day itself is where they begin', () => {
    expect(instantAfterDue(hue, [open], days(1))).toBe(at('2026-03-12T17:00'));
    expect(instantAfterDue(hue, [open], days(3))).toBe(at('2026-03-16T17:00'));
    expect(instantAfterDue(hue, [open], hours(2))).toBe(at('2026-03-11T19:00'));
    expect(instantAfterDue(hue, [open], workingHours(1))).toBe(at('2026-03-12T08:30'));
    expect(instantAfterDue(hue, [opened(at('2026-03-04T18:00'), hours(4))], days(1))).toBe(at('2026-03-06T17:00'));
  });

  test('When the clock stands still, then rungs not yet reached are unknown, and later ones wait as long', () => {
    const ledger = [open, paused(at('2026-03-12T12:00'))];
    expect(instantAtShare(hue, ledger, 0.75)).toBe(at('2026-03-09T17:00'));
    expect(instantAfterDue(hue, ledger, hours(1))).toBe(at('2026-03-11T18:00'));
    expect(instantAfterDue(hue, ledger, days(1))).toBeNull();
    expect(instantAfterDue(hue, [...ledger, resumed(at('2026-03-17T12:00'))], days(1))).toBe(at('2026-03-17T17:00'));
    const early = [open, paused(at('2026-03-03T12:00'))];
    expect(instantAtShare(hue, early, 0.75)).toBeNull();
    expect(instantAfterDue(hue, early, days(1))).toBeNull();
  });
});

describe('ledgers that make no sense', () => {
  const open = opened(at('2026-03-02T09:00'), days(7));
  const later = at('2026-03-05T09:00');

  test.each<[string, Ledger]>([
    ['A deadline’s ledger must begin with its opening.', []],
    ['A deadline’s ledger must begin with its opening.', [paused(later), open]],
    ['A deadline’s ledger can be opened only once.', [open, open]],
    ['The ledger’s entry “paused” is older than the one before it.', [open, paused(at('2026-03-01T09:00'))]],
    ['The clock is already paused for “hold”.', [open, paused(later), paused(later)]],
    ['The clock is not paused for “hold”.', [open, resumed(later)]],
    ['“NaN” is not an instant in milliseconds.', [open, paused(NaN)]],
    ['“-1” is not an amount of time.', [opened(later, hours(-1))]],
    ['“1.5” is not a whole number of working days; use working hours for parts of a day.', [opened(later, days(1.5))]],
  ])('When it is read, then it is refused: %s', (message, ledger) => {
    expect(() => project(hue, ledger)).toThrow(new LedgerError(message));
  });
});

describe('any ledger under any calendar', () => {
  const moments = fc.integer({ min: 0, max: 60 * 1440 }).map((minutes) => minutes * MINUTE);
  const openedAtOf = (ledger: Ledger) => ledger[0]?.at ?? 0;
  const lastAtOf = (ledger: Ledger) => ledger.at(-1)?.at ?? 0;

  test('When it is projected, then it is due when going minute by minute says', () => {
    fc.assert(
      fc.property(calendars, ledgers({ ended: true }), (calendar, ledger) => {
        expect(project(calendar, ledger).dueAt).toBe(naiveDueAt(calendar, ledger));
      }),
      { numRuns: 3000 },
    );
  });

  test('When spent time is asked for, then it is what counting minutes gives', () => {
    fc.assert(
      fc.property(calendars, ledgers({ ended: true }), moments, (calendar, ledger, after) => {
        const instant = openedAtOf(ledger) + after;
        const wall = project(calendar, ledger).clock === 'wall';
        expect(spentMs(calendar, ledger, instant)).toBe(naiveSpentMinutes(calendar, ledger, wall, instant) * MINUTE);
      }),
      { numRuns: 1500 },
    );
  });

  test('When time goes by, then spent time never falls, runs no faster than time, and stands still in a pause', () => {
    fc.assert(
      fc.property(calendars, ledgers(), moments, fc.nat(5 * DAY), (calendar, ledger, after, span) => {
        const from = openedAtOf(ledger) - DAY + after;
        const before = spentMs(calendar, ledger, from);
        const ms = spentMs(calendar, ledger, from + span) - before;
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(span);
        const { pauses, stoppedSince } = readLedger(ledger);
        for (const pause of pauses) {
          expect(spentMs(calendar, ledger, pause.from)).toBe(spentMs(calendar, ledger, pause.to));
        }
        if (stoppedSince !== null) {
          expect(spentMs(calendar, ledger, stoppedSince + span)).toBe(spentMs(calendar, ledger, stoppedSince));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('When a later entry is added, then time spent before it stays as it was', () => {
    fc.assert(
      fc.property(calendars, ledgers({ only: 'pauses' }), fc.nat(), (calendar, ledger, cut) => {
        const prefix = ledger.slice(0, 1 + (cut % ledger.length));
        const instant = lastAtOf(prefix);
        expect(spentMs(calendar, prefix, instant)).toBe(spentMs(calendar, ledger, instant));
      }),
      { numRuns: 1500 },
    );
  });

  test('When it is due, then the budget was spent and the clock ran', () => {
    fc.assert(
      fc.property(calendars, ledgers(), (calendar, ledger) => {
        const { dueAt: due, spentAt, budgetMs } = project(calendar, ledger);
        if (due === null || spentAt === null) return;
        expect(spentMs(calendar, ledger, spentAt)).toBe(budgetMs);
        expect(due).toBeGreaterThanOrEqual(spentAt);
        if (due === openedAtOf(ledger)) return;
        const { pauses, stoppedSince } = readLedger(ledger);
        expect(pauses.filter((pause) => pause.from < due && due <= pause.to)).toEqual([]);
        expect(stoppedSince === null || due <= stoppedSince).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('When it is paused and resumed at once, then nothing changes', () => {
    fc.assert(
      fc.property(calendars, ledgers(), fc.nat(), fc.nat(), (calendar, ledger, place, rest) => {
        const index = 1 + (place % ledger.length);
        const before = ledger.slice(0, index);
        const [from, to] = [lastAtOf(before), ledger[index]?.at ?? lastAtOf(before) + DAY];
        const instant = from + (rest % (to - from + 1));
        const cause = (['hold', 'awaiting_citizen', 'answered', 'area_suspended'] as const).find(
          (free) => !heldCauses(before).includes(free),
        );
        if (!cause) return;
        const twice = [...before, paused(instant, cause), resumed(instant, cause), ...ledger.slice(index)];
        expect(project(calendar, twice)).toEqual(project(calendar, ledger));
      }),
      { numRuns: 1500 },
    );
  });

  test('When it is paused while offices are closed, then an office deadline does not move', () => {
    fc.assert(
      fc.property(calendars, instants, officeBudgets, fc.nat(10), (calendar, openedAt, budget, day) => {
        const date = addWorkingDays(calendar, localDateAt(calendar, openedAt), day + 1);
        const from = closingTime(calendar, date);
        const to = openingTime(calendar, addWorkingDays(calendar, date, 1));
        const ledger = [opened(openedAt, budget)];
        const longer = [...ledger, paused(from), resumed(to)];
        expect(project(calendar, longer)).toEqual(project(calendar, ledger));
      }),
      { numRuns: 1500 },
    );
  });

  test('When office hours are paused for k working minutes, then they are due exactly so much later', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        (calendar, openedAt, minutes, share, k) => {
          const ledger = [opened(openedAt, workingHours(minutes / 60))];
          const due = project(calendar, ledger).dueAt ?? NaN;
          const from = addWorkingMs(calendar, openedAt, Math.floor(share * minutes) * MINUTE);
          const to = addWorkingMs(calendar, from, k * MINUTE);
          const later = project(calendar, [...ledger, paused(from), resumed(to)]).dueAt ?? NaN;
          expect(later).toBe(addWorkingMs(calendar, due, k * MINUTE));
          expect(workingMsBetween(calendar, due, later)).toBe(k * MINUTE);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('When pauses all begin and end within the same office hours, then working days move by no more than their sum', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.record({ gap: fc.integer({ min: 0, max: 10 * 60 }), length: fc.integer({ min: 1, max: 10 }) }), {
          maxLength: 20,
        }),
        (calendar, openedAt, amount, list) => {
          const ledger: LedgerEntry[] = [opened(openedAt, days(amount))];
          let position = openedAt;
          let sum = 0;
          for (const { gap, length } of list) {
            const from = addWorkingMs(calendar, position, gap * MINUTE);
            const to = addWorkingMs(calendar, from, length * MINUTE);
            position = to;
            if (to - from !== length * MINUTE || to === closingTime(calendar, localDateAt(calendar, from))) continue;
            ledger.push(paused(from), resumed(to));
            sum += length * MINUTE;
          }
          const plain = project(calendar, ledger.slice(0, 1)).dueAt ?? NaN;
          const due = project(calendar, ledger).dueAt ?? NaN;
          const exact = addWorkingMs(calendar, plain, sum);
          expect(due).toBeGreaterThanOrEqual(plain);
          expect(due).toBeLessThanOrEqual(closingTime(calendar, localDateAt(calendar, exact - 1)));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('When a pause is longer, then it is due no earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        ledgers({ only: 'pauses', ended: true }),
        fc.nat(10 * DAY),
        fc.nat(10 * DAY),
        (calendar, ledger, length, more) => {
          const from = lastAtOf(ledger);
          const due = (ms: number) => project(calendar, [...ledger, paused(from), resumed(from + ms)]).dueAt ?? NaN;
          expect(due(length)).toBeGreaterThanOrEqual(project(calendar, ledger).dueAt ?? NaN);
          expect(due(length + more)).toBeGreaterThanOrEqual(due(length));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('When causes overlap, then it does not matter which of them came first or ended first', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        officeBudgets,
        fc.array(fc.integer({ min: 0, max: 8000 }), { minLength: 4, maxLength: 4 }),
        (calendar, openedAt, budget, minutes) => {
          const [a = 0, b = 0, c = 0, d = 0] = minutes.map((m) => openedAt + m * MINUTE).sort((x, y) => x - y);
          const start = opened(openedAt, budget);
          const nested = [paused(a, 'hold'), paused(b, 'answered'), resumed(c, 'answered'), resumed(d, 'hold')];
          const crossed = [paused(a, 'answered'), paused(b, 'hold'), resumed(c, 'answered'), resumed(d, 'hold')];
          const other = [paused(a, 'hold'), paused(b, 'answered'), resumed(c, 'hold'), resumed(d, 'answered')];
          const one = [paused(a, 'hold'), resumed(d, 'hold')];
          const expected = project(calendar, [start, ...one]);
          for (const pauses of [nested, crossed, other])
            expect(project(calendar, [start, ...pauses])).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('When it is extended now or was at any time before, then it is due at the same instant', () => {
    fc.assert(
      fc.property(
        calendars,
        ledgers({ only: 'pauses' }),
        officeBudgets,
        fc.nat(),
        (calendar, ledger, budget, place) => {
          const index = 1 + (place % ledger.length);
          const instant = lastAtOf(ledger.slice(0, index));
          const early = [...ledger.slice(0, index), extended(instant, budget), ...ledger.slice(index)];
          const late = [...ledger, extended(lastAtOf(ledger), budget)];
          expect(project(calendar, early)).toEqual(project(calendar, late));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('When n working days are added to working days, then the due day is n working days later', () => {
    fc.assert(
      fc.property(
        calendars,
        ledgers({ only: 'pauses', budget: fc.nat(9).map(days), ended: true }),
        fc.integer({ min: 1, max: 9 }),
        (calendar, ledger, n) => {
          const { spentAt, dueAt: due } = project(calendar, ledger);
          // A pause after the budget is spent would lie in the extension.
          if (spentAt === null || due === null || lastAtOf(ledger) > spentAt) return;
          const later = project(calendar, [...ledger, extended(lastAtOf(ledger), days(n))]).dueAt;
          const dueDay = localDateAt(calendar, due - 1);
          expect(later).toBe(closingTime(calendar, addWorkingDays(calendar, dueDay, n)));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('When it is asked what resuming would give, then resuming gives that', () => {
    fc.assert(
      fc.property(calendars, ledgers(), fc.nat(10 * DAY), (calendar, ledger, after) => {
        const instant = lastAtOf(ledger) + after;
        const ended = [...ledger, ...heldCauses(ledger).map((cause) => resumed(instant, cause))];
        expect(dueAtIfResumed(calendar, ledger, instant)).toBe(project(calendar, ended).dueAt);
      }),
      { numRuns: 1500 },
    );
  });

  test('When shares grow, then so do their instants, each the first at which so much is spent', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(calendars, ledgers({ ended: true }), share, share, (calendar, ledger, a, b) => {
        const { budgetMs, dueAt: due } = project(calendar, ledger);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const first = instantAtShare(calendar, ledger, low) ?? NaN;
        const second = instantAtShare(calendar, ledger, high) ?? NaN;
        expect(first).toBeLessThanOrEqual(second);
        expect(second).toBeLessThanOrEqual(due ?? NaN);
        if (low < 1) expect(spentMs(calendar, ledger, first)).toBe(Math.ceil(low * budgetMs));
        if (low < 1 && first > openedAtOf(ledger)) {
          expect(spentMs(calendar, ledger, first - 1)).toBe(Math.ceil(low * budgetMs) - 1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('When it has been through JSON, then it says the same', () => {
    fc.assert(
      fc.property(calendars, ledgers(), (calendar, ledger) => {
        const copies = JSON.parse(JSON.stringify([calendar, ledger])) as [Calendar, LedgerEntry[]];
        const projection = project(...copies);
        expect(projection).toEqual(project(calendar, ledger));
        expect(JSON.parse(JSON.stringify(projection))).toEqual(projection);
      }),
      { numRuns: 1000 },
    );
  });
});
