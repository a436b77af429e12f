import type { Area } from '../city/city-data';
import { agreement, wordsOf, type Word } from '../classification/fold-text';

/**
 * The ward or commune that an address or text names, by a current or former name, with or without diacritics.
 *
 * Longer names win over names inside them. A name with its kind before it (`phường An Cựu`) wins over bare ones
 * (`chợ An Cựu`). Names of streets, rivers and former districts (`đường Thuận An`, `quận Thuận Hóa`) name no ward.
 * A former name that the city writes with its kind is only found with it, because without it stands for something else
 * as well: `xã Phú Thuận` is now in Thuận An, `phường Phú Thuận` in Phú Xuân, and `Phú Thuận` alone could be either.
 * Null when no area, or more than one, is named.
 */
export function findAreaByName(areas: readonly Area[], text: string): string | null {
  const words = wordsOf(text);
  const names = nameIndex(areas);
  const explicit = new Set<string>();
  const bare = new Set<string>();
  for (let at = 0; at < words.length;) {
    const found = longestNameAt(names, words, at);
    if (!found) {
      at += 1;
      continue;
    }
    const before = kindBefore(words, at);
    const kind = before === 'none' && found.namesKind ? 'area' : before;
    if (kind === 'area') found.areas.forEach((area) => explicit.add(area));
    else if (kind === 'none') found.areas.forEach((area) => bare.add(area));
    at += found.length;
  }
  const named = explicit.size > 0 ? explicit : bare;
  return named.size === 1 ? [...named][0]! : null;
}

type Kind = 'area' | 'other' | 'none';

const AREA_KINDS = [['phuong'], ['xa'], ['thi', 'tran']];
const OTHER_KINDS = [['quan'], ['huyen'], ['thi', 'xa'], ['thanh', 'pho'], ['duong'], ['pho'], ['song']];

function kindBefore(words: readonly Word[], at: number): Kind {
  const endsWith = (kind: string[]) => kind.every((part, index) => words[at - kind.length + index]?.folded === part);
  // "thị xã" ends with "xã", so the longer is asked first.
  if (OTHER_KINDS.some(endsWith)) return 'other';
  return AREA_KINDS.some(endsWith) ? 'area' : 'none';
}

interface Name {
  area: string;
  words: Word[];
}

/** Names by their first folded word. */
type NameIndex = Map<string, Name[]>;

/** Building one takes some ms; the city's areas are the same array until they are edited. */
const indexes = new WeakMap<readonly Area[], NameIndex>();

function nameIndex(areas: readonly Area[]): NameIndex {
  const known = indexes.get(areas);
  if (known) return known;
  const index: NameIndex = new Map();
  indexes.set(areas, index);
  for (const area of areas) {
    // Not the English name: it is the Vietnamese one without diacritics, and would pass for an exact match of them.
    for (const words of [withoutKind(wordsOf(area.name.vi)), ...area.alsoKnownAs.map(wordsOf)]) {
      const first = words[0]?.folded;
      if (first === undefined) continue;
      const names = index.get(first) ?? [];
      names.push({ area: area.code, words });
      index.set(first, names);
    }
  }
  return index;
}

/** `Phường An Cựu` → `An Cựu`; but `Phường Đúc` stays: one word alone, `Đúc`, is no name. */
function withoutKind(words: Word[]): Word[] {
  for (const kind of AREA_KINDS) {
    if (words.length - kind.length < 2) continue;
    if (kind.every((part, index) => words[index]?.folded === part)) return words.slice(kind.length);
  }
  return words;
}

interface NameMatch {
  areas: string[];
  length: number;
  /** The name itself begins with its kind and needs none before it: `Phường Đúc`. */
  namesKind: boolean;
}

function longestNameAt(names: NameIndex, words: readonly Word[], at: number): NameMatch | null {
  let longest: Name[] = [];
  for (const name of names.get(words[at]!.folded) ?? []) {
    if (!name.words.every((word, index) => isTyped(words[at + index], word))) continue;
    const length = longest[0]?.words.length ?? 0;
    if (name.words.length > length) longest = [name];
    else if (name.words.length === length) longest.push(name);
  }
  const first = longest[0];
  if (!first) return null;
  // Thuận Hóa and the former Thuận Hòa fold to the same words: only the one that is written out counts, if one is.
  const exact = longest.filter((name) =>
    name.words.every((word, index) => words[at + index]?.written === word.written),
  );
  const chosen = exact.length > 0 ? exact : longest;
  const namesKind = AREA_KINDS.some((kind) => kind.every((part, index) => first.words[index]?.folded === part));
  return { areas: chosen.map((name) => name.area), length: first.words.length, namesKind };
}

function isTyped(typed: Word | undefined, meant: Word): boolean {
  return typed?.folded === meant.folded && agreement(typed, meant) !== 'contrary';
}
