import type { Vector } from './training/learn-softmax';
import { FEATURE_KINDS, type FeatureKind, type TextFeatures } from './text-features';

/** The features of one kind that a model knows, each with how much it says: rare ones say more. */
export interface KnownFeatures {
  names: string[];
  rarity: number[];
}

export type Vocabulary = Record<FeatureKind, KnownFeatures>;

/** Says what is known to speak for something, beside the features of the text; by name, at most 1 long together. */
export type Hints = ReadonlyMap<string, number>;

/** Features in fewer texts are not learned: what one person wrote once says little, and might say who it was. */
const LEAST_TEXTS: Record<FeatureKind, number> = { words: 2, letters: 3 };

/** Makes a vocabulary of the texts that a model learns from. */
export function vocabularyOf(texts: readonly TextFeatures[]): Vocabulary {
  const known = (kind: FeatureKind): KnownFeatures => {
    const counts = new Map<string, number>();
    for (const text of texts) for (const name of text[kind].keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const names = [...counts].flatMap(([name, count]) => (count >= LEAST_TEXTS[kind] ? [name] : [])).sort();
    return { names, rarity: names.map((name) => rounded(1 + Math.log((1 + texts.length) / (1 + counts.get(name)!)))) };
  };
  return { words: known('words'), letters: known('letters') };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** A text's vector, and at which words of the text each of its features stands. */
export interface Vectorised {
  vector: Vector;
  /** By the place of the feature in the vector. */
  at: readonly (readonly number[])[];
}

/** Turns texts into vectors over a vocabulary and the names of hints, in that order. */
export interface Vectoriser {
  /** Number of different features. */
  readonly size: number;
  vectorise(text: TextFeatures, hints: Hints): Vectorised;
}

/** Each kind of feature has length 1 in a vector, however long the text is. */
export function createVectoriser(vocabulary: Vocabulary, hintNames: readonly string[]): Vectoriser {
  const indexes = new Map<FeatureKind, Map<string, number>>();
  const rarity: number[] = [];
  for (const kind of FEATURE_KINDS) {
    const { names } = vocabulary[kind];
    indexes.set(kind, new Map(names.map((name, index) => [name, rarity.length + index])));
    rarity.push(...vocabulary[kind].rarity);
  }
  const hintsFrom = rarity.length;
  const hintIndexes = new Map(hintNames.map((name, index) => [name, hintsFrom + index]));
  return {
    size: hintsFrom + hintNames.length,
    vectorise(text, hints) {
      const features: number[] = [];
      const values: number[] = [];
      const at: (readonly number[])[] = [];
      for (const kind of FEATURE_KINDS) {
        const start = values.length;
        let squares = 0;
        for (const [name, occurrences] of text[kind]) {
          const index = indexes.get(kind)!.get(name);
          if (index === undefined) continue;
          const value = (1 + Math.log(occurrences.count)) * rarity[index]!;
          squares += value * value;
          features.push(index);
          values.push(value);
          at.push(occurrences.at);
        }
        const length = Math.sqrt(squares) || 1;
        for (let place = start; place < values.length; place += 1) values[place]! /= length;
      }
      for (const [name, value] of hints) {
        const index = hintIndexes.get(name);
        if (index === undefined || value === 0) continue;
        features.push(index);
        values.push(value);
        at.push([]);
      }
      return { vector: { features: Int32Array.from(features), values: Float32Array.from(values) }, at };
    },
  };
}
