import type { Sighting } from './score-candidate';
import { matterOf, type Matter } from './text-likeness';

/** A report as Postgres or a form has it. */
export interface Described {
  text: string;
  category: string | null;
  field: string | null;
  lat: number | null;
  lng: number | null;
  address: string | null;
  area: string | null;
  submittedAt: Date;
  answeredAt: Date | null;
}

/** How a text begins says what it is about; reading long ones to their end costs more than it tells. */
const READ = 300;

/** A report ready to be compared with others. `shown` is what of its text may count. */
export function sightingOf(report: Described, shown: (text: string) => string = (text) => text): Sighting {
  const { text, category, field, lat, lng, address, area, submittedAt, answeredAt } = report;
  let read: Matter | undefined;
  return {
    matter: () => (read ??= matterOf(shown(text.slice(0, READ)))),
    category,
    field,
    place: lat === null || lng === null ? null : { lat, lng },
    address,
    area,
    submittedAt: submittedAt.getTime(),
    answeredAt: answeredAt?.getTime() ?? null,
  };
}
