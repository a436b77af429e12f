import type { Parameters } from '../../contracts/open311';
import type { Database } from '../../db/connect';
import { findApiKey } from '../../db/stores/api-key-store';
import { hashApiKey } from '../../security/api-key';
import { AppError } from '../errors/app-error';

/** The id of the client whose key is shown; null where none is. Throws `forbidden` for one that is not in force. */
export async function identifyClient(db: Database, { api_key: shown }: Parameters): Promise<string | null> {
  if (!shown) return null;
  const client = await findApiKey(db, hashApiKey(shown[0]!));
  if (client) return client.id;
  throw new AppError('forbidden', {
    detail: { vi: 'api_key không đúng hoặc đã bị thu hồi.', en: 'The api_key is wrong or was taken back.' },
  });
}

/** As `identifyClient`, for what nobody may do without a key. */
export async function requireClient(db: Database, parameters: Parameters): Promise<string> {
  const client = await identifyClient(db, parameters);
  if (client !== null) return client;
  throw new AppError('forbidden', { detail: { vi: 'Cần có api_key.', en: 'An api_key is needed.' } });
}
