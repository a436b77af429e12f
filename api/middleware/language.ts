import type { Request } from 'express';

export type Language = 'vi' | 'en';

/** The language of the answer: what `Accept-Language` prefers, Vietnamese otherwise. */
export function languageOf(request: Request): Language {
  // `acceptsLanguages` takes the first for "*" and for no header at all.
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}
