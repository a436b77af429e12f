import fc from 'fast-check';
import { foldText, wordsOf } from './fold-text';

const letters = [
  ...'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐbcghklmnpqrstvxHUPDK0159',
];
const vietnamese = fc.string({ unit: fc.constantFrom(...letters, ' ', ' ', '.', ',', '\n', '-'), maxLength: 200 });
const anything = fc.oneof(vietnamese, fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'grapheme' }));

const withoutMarks = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D');

describe('foldText', () => {
  test.each([
    ['Đường Nguyễn Huệ bị NGẬP!!!', 'duong nguyen hue bi ngap'],
    ['phường Thuận Hoá', 'phuong thuan hoa'],
    ['phường Thuận Hòa', 'phuong thuan hoa'],
    ['  hố ga\t\nmất   nắp ', 'ho ga mat nap'],
    ['ko ai xử lý, k đi đc', 'khong ai xu ly khong di duoc'],
    ['hok bít kêu ai', 'khong bit keu ai'],
    ['kiệt 12 đg Bà Triệu, P. Xuân Phú, TP. Huế', 'kiet 12 duong ba trieu phuong xuan phu thanh pho hue'],
    ['lô K53, lô K 53, gửi xe 20k', 'lo k53 lo k 53 gui xe 20k'],
    ['xe oto đỗ trên vỉa hè', 'xe o to do tren via he'],
    ['𝐑𝐚́𝐜 ｔｈａ̉ｉ', 'rac thai'],
    ['rác\u200b thải', 'rac thai'],
    ['bẩnnnn quáaaa', 'ban qua'],
    ['', ''],
    ['🔥🔥', ''],
  ])('When %j is folded, then it is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('When a text is composed, decomposed or already without diacritics, then the folded form is the same', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        const folded = foldText(text);
        expect(foldText(text.normalize('NFC'))).toBe(folded);
        expect(foldText(text.normalize('NFD'))).toBe(folded);
        expect(foldText(withoutMarks(text))).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  test('When any text is composed or decomposed, then the folded form is the same', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
      { numRuns: 500 },
    );
  });

  test('When any text is folded twice, then the second time changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('wordsOf', () => {
  test('When the tone stands on either vowel, then the written forms are equal', () => {
    const written = (text: string) => wordsOf(text).map((word) => word.written);
    expect(written('Thuận Hoá, Phú Thuỷ, khoẻ')).toEqual(written('Thuận Hóa, Phú Thủy, khỏe'));
    expect(written('Thuận Hoá')).not.toEqual(written('Thuận Hoà'));
    expect(written('đổ')).not.toEqual(written('đỗ'));
    expect(written('đa')).not.toEqual(written('da'));
  });

  test('When words are taken from a text, then each range holds what the citizen wrote', () => {
    const text = 'Trời ơi!! ĐÈN ĐƯỜNG tắt ko ai sửa.';
    expect(wordsOf(text).map((word) => text.slice(word.start, word.end))).toEqual(
      'Trời ơi ĐÈN ĐƯỜNG tắt ko ai sửa'.split(' '),
    );
  });

  test('When a text has several sentences, then words know theirs, and abbreviations end none', () => {
    expect(wordsOf('Cây đổ. Ở P. Vỹ Dạ\nGấp').map((word) => word.sentence)).toEqual([0, 0, 1, 1, 1, 1, 2]);
  });
});
