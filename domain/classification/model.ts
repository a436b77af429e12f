import type { LearnedWeights } from './training/learn-softmax';
import type { Vocabulary } from './vocabulary';

/** What a text can be: a category, or a part of one. */
export interface Label {
  category: string;
  /** Null in a category without parts. */
  subcategory: string | null;
}

/** A trained classifier, as it is stored. It holds no text that anybody wrote, only words that several did. */
export interface ClassifierModel {
  /** Raised when a newer program could not read an older model. */
  format: 1;
  /** Changes with whatever can change its answers. */
  version: string;
  labels: Label[];
  vocabulary: Vocabulary;
  /** Names of the hints, after the features of the vocabulary. */
  hints: string[];
  category: PackedWeights;
  /** Divides the scores of the labels: more than 1 where the training was too sure of itself. */
  temperature: number;
  /** Confidence from which a category is decided without an operator. */
  decideFrom: number;
  /** Two labels: not urgent, urgent. */
  urgency: PackedWeights;
  /** Probability from which a report is urgent; an operator looks first, unless it is `sureFrom` too. */
  urgentFrom: number;
  sureFrom: number;
}

/** Weights in one byte each, with one scale for each label. */
export interface PackedWeights {
  /** What a byte of 127 stands for, by label. */
  scales: number[];
  bias: number[];
  /** Base64 of signed bytes, by `feature * labels + label`. */
  bytes: string;
}

const HIGHEST = 127;

/** Packs weights; what is lost is less than a hundredth of the largest weight of a label. */
export function packWeights({ labels, weights }: LearnedWeights): PackedWeights {
  const features = weights.length / labels - 1;
  const scales = Array.from({ length: labels }, (_, label) => {
    let largest = 0;
    for (let feature = 0; feature < features; feature += 1) {
      largest = Math.max(largest, Math.abs(weights[feature * labels + label]!));
    }
    return Math.fround(largest) || 1;
  });
  const bytes = new Int8Array(features * labels);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Math.round((weights[index]! / scales[index % labels]!) * HIGHEST);
  }
  return { scales, bias: [...weights.slice(features * labels)], bytes: toBase64(new Uint8Array(bytes.buffer)) };
}

/** Unpacks weights. Throws a RangeError when they are not those of so many features. */
export function unpackWeights({ scales, bias, bytes }: PackedWeights, features: number): LearnedWeights {
  const labels = scales.length;
  const packed = new Int8Array(fromBase64(bytes).buffer);
  if (packed.length !== features * labels || bias.length !== labels) {
    throw new RangeError(`The weights are not those of ${features} features and ${labels} labels`);
  }
  const weights = new Float32Array((features + 1) * labels);
  for (let index = 0; index < packed.length; index += 1) {
    weights[index] = (packed[index]! / HIGHEST) * scales[index % labels]!;
  }
  weights.set(bias, packed.length);
  return { labels, weights };
}

/** Arguments that a call takes at once. */
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
