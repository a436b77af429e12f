import { SetupError } from '../../config/setup-error';
import type { Outline } from '../../domain/city/city-data';
import type { ApiAnswer, ApiClient } from '../runtime/api-client';

interface Options {
  api: ApiClient;
  /** Of an administrator. */
  token: string;
  outlines: readonly Outline[];
  onStored?: (done: number) => void;
}

/**
 * Stores outlines as an administrator's edits of the city's data: audited, kept over a restart, and taken over by every
 * process. One after the other, because each is checked with the whole city's data. Throws a SetupError when one is refused.
 */
export async function storeOutlines({ api, token, outlines, onStored }: Options): Promise<void> {
  for (const [done, outline] of outlines.entries()) {
    const answer = await api.send('PUT', `/api/v1/admin/city/outlines/${outline.area}`, {
      headers: { Authorization: `Bearer ${token}` },
      body: outline,
    });
    if (answer.status !== 200) throw new SetupError(whyNot(outline, answer));
    onStored?.(done + 1);
  }
}

function whyNot({ area }: Outline, { status, body }: ApiAnswer): string {
  if (status === 401 || status === 403) {
    return 'paht refuses the token: set PAHT_TOKEN to the bearer token of an administrator.';
  }
  const { detail, errors = [] } = (body ?? {}) as { detail?: string; errors?: { field?: string; rule?: string }[] };
  const faults = errors.map(({ field, rule }) => [field, rule].filter(Boolean).join(' '));
  return `paht refuses the outline of ${area} (${status}): ${faults.join('; ') || detail || 'without a reason'}. Those before it are stored.`;
}
