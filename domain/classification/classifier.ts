import type { Priority } from '../city/city-data';

export interface ClassifierInput {
  text: string;
  language?: 'vi' | 'en';
}

/** What a report is about, how sure that is, and why. */
export interface Classification {
  /** A category's code. */
  category: string;
  /** Code of one of the category's sub-categories; null or absent where it has none or none is clear. */
  subcategory?: string | null;
  priority: Priority;
  /** 0 to 1. */
  confidence: number;
  /** False: too unsure to act on, an operator decides. `category` is then only a suggestion. */
  decided: boolean;
  /** The words that decided, as the citizen wrote them; first those of danger, when they made it urgent. */
  because: string[];
}

/** The one thing the rest of the product knows about classification. */
export interface Classifier {
  /** Kept with each classification; changes whenever the answers can. */
  readonly version: string;
  classify(input: ClassifierInput): Classification | Promise<Classification>;
}
