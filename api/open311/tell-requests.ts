import type { ServiceRequest } from '../../contracts/open311';
import type { Database } from '../../db/connect';
import type { ServiceRequestRow } from '../../db/read-models/service-requests';
import { readUpdatesOf, type ServiceUpdateRow } from '../../db/read-models/service-updates';
import type { CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';
import { toServiceRequest } from './service-request-view';
import { sayUpdate, UPDATE_TYPES } from './update-view';

/** What was asked for: the reports, and whether to tell more of them than Open311 itself has. */
export interface Asked {
  rows: ServiceRequestRow[];
  extensions: boolean;
}

interface Listener {
  db: Database;
  city: CityData;
  language: Language;
  /** The client that asks, where it has shown its key. */
  client: string | null;
  /** Begins the links. */
  publicUrl: string;
}

/** Reports as service requests, each as the client that asks may see it. */
export async function tellRequests(
  { db, city, language, client, publicUrl }: Listener,
  { rows, extensions }: Asked,
): Promise<ServiceRequest[]> {
  const happened = await readHappened(db, client, { rows, extensions });
  return rows.map((row) => {
    const updates = happened.get(row.reference) ?? [];
    const refusal = row.status === 'rejected' && updates.findLast(({ type }) => type === 'rejected');
    return toServiceRequest(row, {
      city,
      language,
      own: client !== null && row.apiKey === client,
      publicUrl,
      refusal: refusal ? sayUpdate(refusal, city, language) : null,
      notes: extensions
        ? updates.map((update) => ({
            datetime: update.at.toISOString(),
            description: sayUpdate(update, city, language),
            type: update.type,
          }))
        : null,
    });
  });
}

/** By the report's reference; without extensions only why some were refused. */
async function readHappened(
  db: Database,
  client: string | null,
  { rows, extensions }: Asked,
): Promise<Map<string, ServiceUpdateRow[]>> {
  const told = extensions ? rows : rows.filter(({ status }) => status === 'rejected');
  const types = extensions ? UPDATE_TYPES : { publicTypes: ['rejected'], ownTypes: [] };
  const happened = new Map<string, ServiceUpdateRow[]>();
  if (told.length === 0) return happened;
  const references = told.map(({ reference }) => reference);
  for (const update of await readUpdatesOf(db, references, { ...types, apiKey: client })) {
    const known = happened.get(update.reference);
    if (known) known.push(update);
    else happened.set(update.reference, [update]);
  }
  return happened;
}
