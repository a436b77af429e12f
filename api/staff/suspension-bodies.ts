import { z } from 'zod';
import type { BatchProgress } from '../../contracts/city-workflows';
import { typedText } from '../../contracts/typed-text';
import type { Suspension } from '../../db/stores/suspension-store';
import type { CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';
import { codedArea, type Coded } from '../public/coded';

const until = z.iso.datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' });

/** As the reports take it. */
const MAX_REASON = 1_000;

/** Body of an order; `areas: null` means the whole city. */
export const suspensionSchema = z.strictObject({
  areas: z.array(z.string().max(80)).min(1, 'must name an area, or be null for the whole city').max(500).nullable(),
  until,
  reason: typedText(MAX_REASON),
});

export const extensionSchema = z.strictObject({ until });

/** A suspension as staff sees it. */
export interface SuspensionBody {
  id: string;
  areas: Coded[] | null;
  until: string;
  reason: string;
  /** Role and subject. */
  orderedBy: string;
  startedAt: string;
  endedAt: string | null;
  /** Of one suspension alone; null when it has ended, and when Temporal cannot say. */
  progress?: BatchProgress | null;
}

export function toSuspensionBody(suspension: Suspension, city: CityData, language: Language): SuspensionBody {
  const { id, areas, until: end, reason, orderedBy, startedAt, endedAt } = suspension;
  return {
    id,
    areas: areas && areas.map((code) => codedArea(code, city, language)),
    until: end.toISOString(),
    reason,
    orderedBy,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
