import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { openSecret, sealSecret } from './secret-box';

const key = randomBytes(32);

describe('sealed secrets', () => {
  it('When a secret is sealed, then it can be opened for its owner, and no two seals are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, owner) => {
        const sealed = sealSecret(key, owner, secret);
        expect(openSecret(key, owner, sealed)).toBe(secret);
        expect(sealSecret(key, owner, secret)).not.toBe(sealed);
      }),
    );
  });

  it('When the owner or the key is another one, or a bit was changed or cut off, then it cannot be opened', () => {
    const sealed = sealSecret(key, 'wh_1', 'whsec_x');
    expect(() => openSecret(key, 'wh_2', sealed)).toThrow();
    expect(() => openSecret(randomBytes(32), 'wh_1', sealed)).toThrow();
    expect(() => openSecret(key, 'wh_1', sealed.slice(0, 20))).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(() => openSecret(key, 'wh_1', changed.toString('base64'))).toThrow();
    }
  });
});
