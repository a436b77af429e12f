import type { Database } from '../../db/connect';
import { readOfficerLoads } from '../../db/read-models/officer-loads';
import type { Agency } from '../../domain/city/city-data';
import { isValidOn } from '../../domain/routing/rule-conditions';

/**
 * Who is to have a report, of each of the agencies that divides its reports among its officers: of those who work there on
 * the day whoever has the fewest; of several the first by id.
 */
export async function chooseOfficers(
  db: Database,
  agencies: readonly Agency[],
  codes: readonly string[],
  day: string,
): Promise<Record<string, string>> {
  const dividing = agencies
    .filter(({ code, assignment }) => codes.includes(code) && assignment === 'least_loaded')
    .map(({ code, officers = [] }) => ({
      code,
      present: officers.filter((officer) => isValidOn(officer, day)).map(({ id }) => id),
    }))
    .filter(({ present }) => present.length > 0);
  if (dividing.length === 0) return {};
  const loads = await readOfficerLoads(
    db,
    dividing.flatMap(({ present }) => present),
  );
  const loadOf = (id: string) => loads.get(id) ?? 0;
  return Object.fromEntries(
    dividing.map(({ code, present }) => {
      const [first] = present.sort((one, other) => loadOf(one) - loadOf(other) || (one < other ? -1 : 1));
      return [code, first!];
    }),
  );
}
