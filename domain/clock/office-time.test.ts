import fc from 'fast-check';
import type { Calendar } from './calendar';
import { CalendarError } from './calendar-error';
import {
  addWorkingDays,
  addWorkingMs,
  closingTime,
  isWorkingDay,
  localDateAt,
  nextWorkingDay,
  openIntervals,
  openingTime,
  workingMsBetween,
} from './office-time';
import { calendars, instants } from './testing/arbitraries';
import { hue } from './testing/hue-calendar';
import { MINUTE, NaiveClock } from './testing/naive-clock';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant in Huế. */
const hueTime = (local: string) => Date.parse(`${local}:00+07:00`);

describe('office time in Huế', () => {
  test('When it is 17:00 UTC, then the local date is the next one', () => {
    expect(localDateAt(hue, Date.parse('2026-03-02T16:59:59.999Z'))).toBe('2026-03-02');
    expect(localDateAt(hue, Date.parse('2026-03-02T17:00:00Z'))).toBe('2026-03-03');
  });

  test('When the season changes, then so do the hours', () => {
    expect(openIntervals(hue, '2026-03-31')).toEqual([
      [hueTime('2026-03-31T07:30'), hueTime('2026-03-31T11:30')],
      [hueTime('2026-03-31T13:00'), hueTime('2026-03-31T17:00')],
    ]);
    expect(openIntervals(hue, '2026-04-01')[1]).toEqual([hueTime('2026-04-01T13:30'), hueTime('2026-04-01T17:30')]);
    expect(closingTime(hue, '2025-12-31')).toBe(hueTime('2025-12-31T17:30'));
  });

  test('When a day is a weekend or a holiday, then nobody works', () => {
    expect(isWorkingDay(hue, '2026-02-28')).toBe(false);
    expect(isWorkingDay(hue, '2026-02-17')).toBe(false);
    expect(openIntervals(hue, '2026-02-17')).toEqual([]);
    expect(nextWorkingDay(hue, '2026-02-13')).toBe('2026-02-23');
    expect(() => closingTime(hue, '2026-02-17')).toThrow(
      'Offices are closed on 2026-02-17, so it has no closing time.',
    );
    expect(() => openingTime(hue, '2026-02-17')).toThrow(CalendarError);
  });

  test('When a Saturday makes up for another day, then it is worked with the hours of its season', () => {
    const calendar = withDays('2026-08-22', 'makeup');
    expect(isWorkingDay(calendar, '2026-08-22')).toBe(true);
    expect(closingTime(calendar, '2026-08-22')).toBe(hueTime('2026-08-22T17:30'));
    expect(addWorkingDays(calendar, '2026-08-21', 2)).toBe('2026-08-24');
  });

  test.each([['holiday first'], ['makeup first']])(
    'When a date is both a holiday and a make-up day, then it is a holiday (%s)',
    (order) => {
      const days = [special('2026-08-22', 'holiday'), special('2026-08-22', 'makeup')];
      const calendar = { ...hue, days: order === 'makeup first' ? days.reverse() : days };
      expect(isWorkingDay(calendar, '2026-08-22')).toBe(false);
    },
  );

  test('When office time ends exactly at closing, then it is closing time and not the next opening', () => {
    expect(addWorkingMs(hue, hueTime('2026-03-06T16:00'), HOUR)).toBe(hueTime('2026-03-06T17:00'));
    expect(addWorkingMs(hue, hueTime('2026-03-06T16:00'), HOUR + 1)).toBe(hueTime('2026-03-09T07:30') + 1);
    expect(addWorkingMs(hue, hueTime('2026-03-06T10:30'), HOUR)).toBe(hueTime('2026-03-06T11:30'));
  });

  test('When nothing is added, then the instant stays, also at night', () => {
    expect(addWorkingMs(hue, hueTime('2026-03-06T22:00'), 0)).toBe(hueTime('2026-03-06T22:00'));
  });

  test('When years are counted, then it takes no time', () => {
    const from = hueTime('2019-01-02T00:00');
    const to = hueTime('2069-01-02T00:00');
    const ms = workingMsBetween(hue, from, to);
    expect(ms).toBeGreaterThan(12_000 * 7 * HOUR);
    expect(workingMsBetween(hue, from, addWorkingMs(hue, from, ms))).toBe(ms);
  });
});

describe('calendars that cannot answer', () => {
  const gapped: Calendar = { ...hue, hours: hue.hours.slice(0, 1) };
  const hours = { validFrom: '2020-01-01', confirmed: true };

  test('When a working day has no office hours, then the error names it', () => {
    expect(() => openIntervals(gapped, '2026-01-05')).toThrow(
      new CalendarError('The calendar has no office hours for 2026-01-05, which is a working day.'),
    );
    expect(() => addWorkingMs(gapped, hueTime('2025-12-31T16:00'), 8 * HOUR)).toThrow(CalendarError);
    expect(openIntervals(gapped, '2026-01-04')).toEqual([]);
  });

  test('When offices never open, then a search ends', () => {
    const never = { ...hue, workingWeekdays: [] };
    expect(() => nextWorkingDay(never, '2026-01-05')).toThrow(
      new CalendarError('The calendar has no working day in the 400 days from 2026-01-06 on.'),
    );
    expect(() => addWorkingMs(never, hueTime('2026-01-05T08:00'), 1)).toThrow(CalendarError);
    expect(() => addWorkingMs(hue, hueTime('2026-01-05T08:00'), Number.MAX_SAFE_INTEGER)).toThrow(CalendarError);
    expect(() => workingMsBetween(hue, 0, hueTime('2126-01-05T08:00'))).toThrow(CalendarError);
  });

  test.each([
    [{ ...hue, utcOffsetMinutes: NaN }],
    [{ ...hue, days: [special('2026-02-30', 'holiday')] }],
    [{ ...hue, days: [special('30/4/2026', 'holiday')] }],
    [{ ...hue, hours: [{ ...hours, intervals: [] }] }],
    [{ ...hue, hours: [{ ...hours, intervals: [['7:30', '11:30']] as [string, string][] }] }],
    [{ ...hue, hours: [{ ...hours, intervals: [['11:30', '07:30']] as [string, string][] }] }],
    [
      {
        ...hue,
        hours: [
          {
            ...hours,
            intervals: [
              ['08:00', '12:00'],
              ['11:00', '17:00'],
            ] as [string, string][],
          },
        ],
      },
    ],
  ])('When a calendar is malformed, then it is refused (%#)', (calendar) => {
    expect(() => isWorkingDay(calendar, '2026-03-02')).toThrow(CalendarError);
  });

  test('When an instant or amount is no number, then it is refused', () => {
    expect(() => localDateAt(hue, NaN)).toThrow(RangeError);
    expect(() => addWorkingMs(hue, 0, -1)).toThrow(RangeError);
    expect(() => addWorkingDays(hue, '2026-03-02', 1.5)).toThrow(RangeError);
    expect(() => isWorkingDay(hue, 'yesterday')).toThrow(CalendarError);
  });
});

describe('office time of any calendar', () => {
  const spans = fc.integer({ min: 0, max: 50 * 1440 });

  test('When time between two instants is counted, then it is what counting minutes gives', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        const clock = new NaiveClock(calendar);
        const local = clock.local(from);
        const ms = workingMsBetween(calendar, from, from + span * MINUTE);
        expect(ms).toBe(clock.openMinutes(local, local + span) * MINUTE);
      }),
      { numRuns: 1500 },
    );
  });

  test('When office time is added, then it ends where counting minutes does', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 6000 }), (calendar, from, minutes) => {
        const clock = new NaiveClock(calendar);
        let local = clock.local(from);
        for (let left = minutes; left > 0; local++) if (clock.isOpen(local)) left--;
        expect(addWorkingMs(calendar, from, minutes * MINUTE)).toBe(clock.instant(local));
      }),
      { numRuns: 1500 },
    );
  });

  test('When office time is added and then counted, then it is the same to the millisecond, and at the earliest instant', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(59_999), fc.nat(200 * HOUR), (calendar, minute, rest, ms) => {
        const from = minute + rest;
        const to = addWorkingMs(calendar, from, ms);
        expect(workingMsBetween(calendar, from, to)).toBe(ms);
        if (ms > 0) expect(workingMsBetween(calendar, from, to - 1)).toBe(ms - 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('When a span is cut in two, then its parts add up', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(400 * DAY), fc.nat(400 * DAY), (calendar, from, a, b) => {
        const sum = workingMsBetween(calendar, from, from + a) + workingMsBetween(calendar, from + a, from + a + b);
        expect(workingMsBetween(calendar, from, from + a + b)).toBe(sum);
      }),
      { numRuns: 1000 },
    );
  });

  test('When the next working days are asked for, then they are those that counting finds', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(15), (calendar, from, n) => {
        const clock = new NaiveClock(calendar);
        const day = Math.floor(clock.local(from) / 1440);
        const date = localDateAt(calendar, from);
        const dateOf = (index: number) => new Date(index * DAY).toISOString().slice(0, 10);
        expect(isWorkingDay(calendar, date)).toBe(clock.worked(day));
        expect(nextWorkingDay(calendar, date)).toBe(dateOf(clock.daysAfter(day, 1)));
        const target = clock.daysAfter(day, n + 1);
        expect(addWorkingDays(calendar, date, n + 1)).toBe(dateOf(target));
        expect(closingTime(calendar, dateOf(target))).toBe(clock.instant(clock.closing(target)));
      }),
      { numRuns: 1500 },
    );
  });
});

function special(date: string, kind: 'holiday' | 'makeup') {
  return { date, kind, name: { vi: 'x', en: 'x' }, confirmed: true };
}

function withDays(date: string, kind: 'holiday' | 'makeup'): Calendar {
  return { ...hue, days: [...hue.days, special(date, kind)] };
}
