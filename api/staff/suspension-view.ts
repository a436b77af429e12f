import type { SuspensionBody } from '../../contracts/api/suspensions';
import type { Suspension } from '../../db/stores/suspension-store';
import type { CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';
import { codedArea } from '../public/coded';

/** A suspension as staff sees it. */
export function toSuspensionBody(suspension: Suspension, city: CityData, language: Language): SuspensionBody {
  const { id, areas, until, reason, orderedBy, startedAt, endedAt } = suspension;
  return {
    id,
    areas: areas && areas.map((code) => codedArea(code, city, language)),
    until: until.toISOString(),
    reason,
    orderedBy,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
