import type { AgencyOffice } from '../city/city-data';
import type { Calendar } from './calendar';

/** The city's calendar as an agency with office hours of its own works by it: its hours, everybody's holidays. */
export function agencyCalendar(calendar: Calendar, agency: string, office: AgencyOffice): Calendar {
  return {
    ...calendar,
    version: `${calendar.version}@${agency}`,
    workingWeekdays: office.workingWeekdays ?? calendar.workingWeekdays,
    // Of several hours that hold on a day the first in the list decides.
    hours: [...office.hours, ...calendar.hours],
  };
}
