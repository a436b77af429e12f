import fc from 'fast-check';
import { parseReference, referenceFromBytes } from './reference';

const bytes = fc.uint8Array({ minLength: 6, maxLength: 32 });

describe('reference', () => {
  it('When it is written as people write it, then it is read as the same one', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const reference = referenceFromBytes('HUE', random);
        expect(reference).toMatch(/^HUE-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(parseReference(reference)).toBe(reference);
        expect(parseReference(` ${reference.toLowerCase().replaceAll('-', ' ')} `)).toBe(reference);
        expect(parseReference(reference.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(reference);
      }),
    );
  });

  it('When one character is wrong, then it is refused', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.integer({ min: 4, max: 14 }),
        fc.integer({ min: 1, max: 31 }),
        (random, position, shift) => {
          const reference = referenceFromBytes('HUE', random);
          if (reference[position] === '-') return;
          const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
          const other = alphabet[(alphabet.indexOf(reference[position]!) + shift) % 32]!;
          expect(parseReference(reference.slice(0, position) + other + reference.slice(position + 1))).toBeNull();
        },
      ),
    );
  });

  it('When it is no reference at all, then it is refused', () => {
    for (const text of ['', 'HUE', 'HUE-12345', '7K3MQ9QXPR', 'HUE-7K3MQ-9QX*R', '\u0000']) {
      expect(parseReference(text)).toBeNull();
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseReference(text)));
  });
});
