import { foldText } from '../classification/fold-text';
import { knownPhrases } from './known-phrases';

describe('what is left of a text for the public', () => {
  const known = knownPhrases({
    categories: { lighting: { 'đèn đường': 3, 'dây điện … đứt': 2 }, works: { 'thi công': 2, 'tài nguyên': 2 } },
  });

  it('When only phrases of categories count, then names, numbers, streets and single syllables are gone', () => {
    const text = 'Tôi là Nguyễn Thị Bưởi, 0912345678: đèn đường trước số 12 Hùng Vương tắt, dây điện nhà bà Công đứt';
    expect(known(text)).toBe('đèn đường');
    expect(known(text.normalize('NFD')).normalize('NFC')).toBe('đèn đường');
    expect(known(foldText(text))).toBe('den duong');
  });
});
