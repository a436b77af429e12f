import fc from 'fast-check';
import { agencyCalendar } from './agency-calendar';
import type { OfficeHours } from './calendar';
import { project } from './ledger';
import { closingTime, isWorkingDay, openIntervals } from './office-time';
import { budgets, calendars, instants, ledgers } from './testing/arbitraries';
import { hue } from './testing/hue-calendar';

const hueTime = (local: string) => Date.parse(`${local}:00+07:00`);

const oneStop: OfficeHours = {
  validFrom: '2022-09-01',
  validTo: '2025-12-31',
  intervals: [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  confirmed: true,
};

describe('the calendar of an agency with office hours of its own', () => {
  const calendar = agencyCalendar(hue, 'mot-cua', { hours: [oneStop] });

  it('When its hours hold, then it works by them; before and after, by the city’s', () => {
    expect(closingTime(calendar, '2025-12-31')).toBe(hueTime('2025-12-31T17:00'));
    expect(closingTime(hue, '2025-12-31')).toBe(hueTime('2025-12-31T17:30'));
    for (const date of ['2022-08-31', '2026-01-05', '2026-04-01']) {
      expect(openIntervals(calendar, date)).toEqual(openIntervals(hue, date));
    }
  });

  it('When a day is a holiday, then the agency is closed too', () => {
    expect(isWorkingDay(calendar, '2025-01-29')).toBe(false);
  });

  it('When it works on Saturdays, then they count as working days and what is due is due earlier', () => {
    const saturdays = agencyCalendar(hue, 'ca-thu-bay', { workingWeekdays: [1, 2, 3, 4, 5, 6], hours: [oneStop] });
    const opened = [
      { type: 'opened', at: hueTime('2025-03-07T09:00'), budget: { unit: 'working_days', amount: 2 } },
    ] as const;
    expect(project(hue, opened).dueAt).toBe(hueTime('2025-03-11T17:30'));
    expect(project(saturdays, opened).dueAt).toBe(hueTime('2025-03-10T17:00'));
  });

  it('When it is made, then the city’s calendar is as it was, and the version tells them apart', () => {
    expect(hue.hours).toHaveLength(3);
    expect(calendar.version).toBe('hue-test@mot-cua');
  });

  it('When an agency has the city’s own hours, then its calendar answers as the city’s', () => {
    fc.assert(
      fc.property(calendars, ledgers({ budget: budgets, ended: true }), fc.boolean(), (city, ledger, named) => {
        const office = { hours: city.hours, ...(named ? { workingWeekdays: city.workingWeekdays } : {}) };
        expect(answer(() => project(agencyCalendar(city, 'x', office), ledger))).toEqual(
          answer(() => project(city, ledger)),
        );
      }),
    );
  });

  it('When an agency’s hours do not hold on a day, then the day is the city’s', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 60 }), (city, instant, length) => {
        const day = (offset: number) => new Date(instant + offset * 86_400_000).toISOString().slice(0, 10);
        const own = { ...oneStop, validFrom: day(0), validTo: day(length) };
        const calendarOfAgency = agencyCalendar(city, 'x', { hours: [own] });
        for (const date of [day(-1), day(length + 1)]) {
          expect(openIntervals(calendarOfAgency, date)).toEqual(openIntervals(city, date));
        }
        expect(openIntervals(calendarOfAgency, day(0))).toHaveLength(isWorkingDay(city, day(0)) ? 2 : 0);
      }),
    );
  });
});

/** What is answered, or why nothing is: some calendars at random have no working day within reach. */
function answer(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    return (error as Error).message;
  }
}
