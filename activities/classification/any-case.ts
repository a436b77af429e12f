/**
 * The words of a list with commas as alternatives of a regular expression, the longest first, in any case and also without
 * diacritics. For expressions that cannot ignore case as a whole, because they look for capitals beside these words.
 */
export function anyCase(list: string): string {
  const words = list.split(',').map((word) => word.trim().normalize('NFC'));
  return [...new Set(words.flatMap((word) => [word, withoutDiacritics(word)]))]
    .sort((one, other) => other.length - one.length)
    .map((word) => [...word].map(letterInAnyCase).join(''))
    .join('|');
}

function letterInAnyCase(letter: string): string {
  if (/\s/u.test(letter)) return '\\s+';
  return /\p{L}/u.test(letter) ? `[${letter}${letter.toUpperCase()}]` : letter;
}

function withoutDiacritics(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}
