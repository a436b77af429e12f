import type { Calendar, SpecialDay } from '../calendar';

const holiday = (name: { vi: string; en: string }, ...dates: string[]): SpecialDay[] =>
  dates.map((date) => ({ date, kind: 'holiday', name, confirmed: true }));

const TET = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
const NATIONAL_DAY = { vi: 'Quốc khánh', en: 'National Day' };

/** What the tests need of Huế's calendar; the city's own is data in `cities/hue`. */
export const hue: Calendar = {
  version: 'hue-test',
  utcOffsetMinutes: 420,
  workingWeekdays: [1, 2, 3, 4, 5],
  hours: [
    {
      validFrom: '2019-01-01',
      validTo: '2025-12-31',
      intervals: [
        ['08:00', '11:30'],
        ['13:00', '17:30'],
      ],
      confirmed: false,
    },
    {
      validFrom: '2026-01-01',
      months: [4, 5, 6, 7, 8, 9],
      intervals: [
        ['07:30', '11:30'],
        ['13:30', '17:30'],
      ],
      confirmed: true,
    },
    {
      validFrom: '2026-01-01',
      months: [10, 11, 12, 1, 2, 3],
      intervals: [
        ['07:30', '11:30'],
        ['13:00', '17:00'],
      ],
      confirmed: true,
    },
  ],
  days: [
    ...holiday({ vi: 'Ngày Chiến thắng', en: 'Reunification Day' }, '2021-04-30', '2026-04-30'),
    ...holiday({ vi: 'nghỉ bù Quốc tế Lao động', en: 'Labour Day in lieu' }, '2021-05-03'),
    ...holiday({ vi: 'Quốc tế Lao động', en: 'Labour Day' }, '2026-05-01'),
    ...holiday(NATIONAL_DAY, '2024-09-02', '2024-09-03', '2025-09-01', '2025-09-02'),
    ...holiday(TET, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
    ...holiday(TET, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
    {
      date: '2026-04-27',
      kind: 'holiday',
      name: { vi: 'nghỉ bù Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration in lieu' },
      confirmed: false,
    },
  ],
};
