import type { Calendar } from '../clock/calendar';
import { localMomentAt } from './local-moment';

const calendar: Calendar = {
  version: 'test',
  utcOffsetMinutes: 420,
  workingWeekdays: [1, 2, 3, 4, 5],
  hours: [{ validFrom: '2020-01-01', intervals: [['08:00', '17:00']], confirmed: true }],
  days: [],
};

test.each([
  ['2026-03-02T02:05:59Z', { day: '2026-03-02', weekday: 1, time: '09:05' }],
  ['2026-03-01T16:59:59Z', { day: '2026-03-01', weekday: 7, time: '23:59' }],
  ['2026-03-01T17:00:00Z', { day: '2026-03-02', weekday: 1, time: '00:00' }],
])('When it is %s, then the city’s clocks show %j', (instant, moment) => {
  expect(localMomentAt(calendar, Date.parse(instant))).toEqual(moment);
});
