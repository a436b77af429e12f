import fc from 'fast-check';
import { wordsOf } from './fold-text';
import { featuresOf } from './text-features';

const names = (text: string, kind: 'words' | 'letters') => [...featuresOf(wordsOf(text))[kind].keys()];

const letters = [...'aàáảãạăâbcdđeêghiklmnoôơpqrstuưvxy  .'];
const vietnamese = fc.string({ unit: fc.constantFrom(...letters), maxLength: 80 });

describe('featuresOf', () => {
  test('When a text has diacritics, then its words are there with and without them', () => {
    expect(names('Đèn đường tắt', 'words')).toEqual(
      expect.arrayContaining(['den', 'duong', 'tat', 'den duong', 'duong tat']),
    );
    expect(names('Đèn đường tắt', 'words').filter((name) => name.startsWith('='))).toHaveLength(5);
    expect(names('den duong tat', 'words')).toEqual(['den', 'den duong', 'duong', 'duong tat', 'tat']);
  });

  test('When a sentence ends, then its last word makes no pair with the next', () => {
    expect(names('mat dien. tu toi', 'words')).not.toContain('dien tu');
  });

  test('When a text has numbers of several digits, then none of them is a feature', () => {
    const { words, letters: sequences } = featuresOf(wordsOf('so 0912345678 hem 52'));
    expect([...words.keys(), ...sequences.keys()].filter((name) => /\d{2}/u.test(name))).toEqual([]);
    expect(words.get('0')).toEqual({ count: 2, at: [1, 3] });
  });

  test('When a text is composed or decomposed, then its features are the same', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(featuresOf(wordsOf(text.normalize('NFD')))).toEqual(featuresOf(wordsOf(text.normalize('NFC'))));
      }),
    );
  });

  test('When diacritics are left out, then the features without diacritics are the same', () => {
    const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
    const plain = (text: string) => names(text, 'words').filter((name) => !name.startsWith('='));
    fc.assert(fc.property(vietnamese, (text) => expect(plain(folded(text)).sort()).toEqual(plain(text).sort())));
    fc.assert(
      fc.property(vietnamese, (text) => expect(names(folded(text), 'letters')).toEqual(names(text, 'letters'))),
    );
  });
});
