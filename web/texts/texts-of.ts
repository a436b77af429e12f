/** The same texts in another language, which may have more plural forms. */
export type TextsOf<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? string : TextsOf<Texts[Key]>;
} & Record<`${string}_one`, string>;
