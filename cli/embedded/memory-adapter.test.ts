import { memoryAdapter, type ProviderMemory } from './memory-adapter';

describe('memoryAdapter', () => {
  it('When something has expired or is of another kind, then it is not found', async () => {
    const memory: ProviderMemory = new Map();
    const sessions = memoryAdapter(memory, 'Session');
    await sessions.upsert('a', { uid: 'u' }, 60);
    await sessions.upsert('b', { uid: 'v' }, -1);
    expect(await sessions.find('a')).toEqual({ uid: 'u' });
    expect(await sessions.findByUid('u')).toEqual({ uid: 'u' });
    expect(await sessions.find('b')).toBeUndefined();
    expect(await sessions.findByUid('v')).toBeUndefined();
    expect(await memoryAdapter(memory, 'Grant').find('a')).toBeUndefined();
    expect(await memoryAdapter(memory, 'Grant').findByUid('u')).toBeUndefined();
  });

  it('When a grant is revoked, then all that hangs on it goes, and nothing else', async () => {
    const memory: ProviderMemory = new Map();
    const codes = memoryAdapter(memory, 'AuthorizationCode');
    await codes.upsert('a', { grantId: 'g' }, 60);
    await codes.upsert('b', { grantId: 'h' }, 60);
    await codes.revokeByGrantId('g');
    expect(await codes.find('a')).toBeUndefined();
    expect(await codes.find('b')).toEqual({ grantId: 'h' });
  });

  it('When many begin and nobody goes on, then the oldest are forgotten', async () => {
    const memory: ProviderMemory = new Map();
    const interactions = memoryAdapter(memory, 'Interaction');
    for (let n = 0; n < 3_000; n++) await interactions.upsert(String(n), { uid: String(n) }, 3_600);
    expect(memory.size).toBe(2_000);
    expect(await interactions.find('0')).toBeUndefined();
    expect(await interactions.find('2999')).toBeDefined();
  });
});
