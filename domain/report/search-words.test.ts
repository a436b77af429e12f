import fc from 'fast-check';
import { foldWords, toTsquery } from './search-words';

describe('words of a search', () => {
  it.each([
    ['Đèn ĐƯỜNG, hẻm 12/3', ['den', 'duong', 'hem', '12', '3']],
    ['Ｈｕế', ['hue']],
    ['e\u0301 ho\u200ba', ['e', 'hoa']],
    ['…!?', []],
  ])('When %j is folded, then its words are plain', (text, words) => {
    expect(foldWords(text)).toEqual(words);
  });

  it('When anything at all is folded, then its words hold nothing that a query could take for an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toTsquery(foldWords(text))).toMatch(/^([a-z0-9]+( & [a-z0-9]+)*(:\*)?)?$/);
      }),
    );
  });

  it('When the last word is short, then only it itself is looked for', () => {
    expect(toTsquery(['den', 'du'])).toBe('den & du');
    expect(toTsquery(['den', 'duo'])).toBe('den & duo:*');
  });
});
