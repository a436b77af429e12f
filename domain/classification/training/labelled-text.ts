/** A text of which it is known what it is about: one of the corpus, or one that staff have corrected or confirmed. */
export interface LabelledText {
  text: string;
  language?: 'vi' | 'en';
  category: string;
  /** Null where the category has no parts, or nobody said which. */
  subcategory: string | null;
  /** Whether it tells of danger to life now; null where nobody said. */
  urgent: boolean | null;
  /** Written to stand near a border: learned from, but no measure of what people usually write. */
  hard: boolean;
}
