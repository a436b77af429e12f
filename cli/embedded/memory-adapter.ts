import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What one embedded provider remembers; a restart forgets it, and whoever was signing in begins again. */
export type ProviderMemory = Map<string, { payload: AdapterPayload; expiresAt: number }>;

/** The oldest goes first when there are more: a sign-in that nobody finishes must not grow the process. */
const MAX_ENTRIES = 2_000;

/** Keeps what the provider library stores of one kind, for the library's own adapter warns at each start. */
export function memoryAdapter(memory: ProviderMemory, kind: string): Adapter {
  const keyOf = (id: string) => `${kind}:${id}`;
  const found = (matches: (payload: AdapterPayload, key: string) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload, expiresAt }] of memory) {
      if (key.startsWith(`${kind}:`) && expiresAt > Date.now() && matches(payload, key)) return payload;
    }
    return undefined;
  };
  return {
    async upsert(id, payload, expiresIn) {
      memory.delete(keyOf(id));
      memory.set(keyOf(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1_000 : Infinity });
      for (const oldest of memory.keys()) {
        if (memory.size <= MAX_ENTRIES) break;
        memory.delete(oldest);
      }
    },
    find: async (id) => {
      const entry = memory.get(keyOf(id));
      return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
    },
    findByUid: async (uid) => found((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => found((payload) => payload.userCode === userCode),
    async consume(id) {
      const entry = memory.get(keyOf(id));
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1_000);
    },
    async destroy(id) {
      memory.delete(keyOf(id));
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of memory) if (payload.grantId === grantId) memory.delete(key);
    },
  };
}
