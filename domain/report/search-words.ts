/** Every word costs a look into the index, and a very short beginning of a word very many of them. */
export const MAX_WORDS = 8;
const MIN_PREFIX = 3;

/**
 * The words of what is searched for, in lower case and without diacritics. The column `report.words` folds in the same way,
 * in SQL (`migrations/20261126000000-search.ts`), which a test compares.
 */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[đĐ]/g, 'd')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]+/g, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      // Postgres keeps no words of 2 KB; parts will do for what is none.
      .flatMap((word) => word.match(/.{1,100}/g) ?? [])
  );
}

/** A `tsquery` for reports that have all the words; the last one may be the beginning of one, as people type. */
export function toTsquery(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.join(' & ') + (last.length >= MIN_PREFIX ? ':*' : '');
}
