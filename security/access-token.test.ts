import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { referenceFromBytes } from '../contracts/reference';
import { accessTokenFor, isAccessTokenFor } from './access-token';
import { deriveKeys } from './keys';

const key = randomBytes(32);
const REFERENCE = referenceFromBytes('HUE', randomBytes(6));

describe('access tokens', () => {
  it('When a token is computed again, then it is the same: 192 bits, fit for a link', () => {
    const token = accessTokenFor(key, REFERENCE);
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(accessTokenFor(key, REFERENCE)).toBe(token);
    expect(isAccessTokenFor(key, REFERENCE, token)).toBe(true);
  });

  it('When the token is another report’s, another installation’s, changed or junk, then it is refused', () => {
    const token = accessTokenFor(key, REFERENCE);
    expect(isAccessTokenFor(key, referenceFromBytes('HUE', randomBytes(6)), token)).toBe(false);
    expect(isAccessTokenFor(randomBytes(32), REFERENCE, token)).toBe(false);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.nat(31)), (junk) => {
        const given =
          typeof junk === 'string'
            ? junk
            : token.slice(0, junk) + (token[junk] === 'A' ? 'B' : 'A') + token.slice(junk + 1);
        expect(isAccessTokenFor(key, REFERENCE, given)).toBe(false);
      }),
    );
  });
});

describe('keys', () => {
  it('When they come from one secret, then each purpose has its own, the same each time', () => {
    const secret = randomBytes(32);
    const keys = deriveKeys(secret);
    const all = [...Object.values(keys), secret].map((each: Buffer) => each.toString('hex'));
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((each) => each.length === 64)).toBe(true);
    expect(deriveKeys(secret)).toEqual(keys);
  });

  it('When the secrets differ, then no key is shared', () => {
    const keysOf = () => Object.values(deriveKeys(randomBytes(32))).map((each: Buffer) => each.toString('hex'));
    const both = [...keysOf(), ...keysOf()];
    expect(new Set(both).size).toBe(both.length);
  });
});
