import type { CookieOptions, Request, RequestHandler } from 'express';
import { languageOf, type Language } from '../middleware/language';
import { readCookie } from '../middleware/read-cookie';

const COOKIE = 'paht_language';
const PARAMETER = 'language';
const YEAR_MS = 365 * 24 * 3_600_000;

/** The language of a page: what the reader chose on one, else what the browser asks for. */
export function pageLanguageOf(request: Request): Language {
  const chosen = readCookie(request, COOKIE);
  return isLanguage(chosen) ? chosen : languageOf(request);
}

/** Remembers the choice in `?language=` and goes to the same page without it. Mount it on paths that are pages only. */
export function switchLanguage(cookie: CookieOptions): RequestHandler {
  return (request, response, next) => {
    const { [PARAMETER]: chosen, ...others } = request.query as Record<string, string | string[]>;
    if (!isLanguage(chosen)) {
      next();
      return;
    }
    response.cookie(COOKIE, chosen, { ...cookie, path: '/', maxAge: YEAR_MS });
    const rest = new URLSearchParams(Object.entries(others).flatMap(([name, value]) => pairs(name, value))).toString();
    const path = request.baseUrl + request.path;
    response.redirect(303, rest === '' ? path : `${path}?${rest}`);
  };
}

/** Where the same page is found in the other language. */
export function languageLink(path: string, language: Language): string {
  return `${path}${path.includes('?') ? '&' : '?'}${PARAMETER}=${language}`;
}

function pairs(name: string, value: string | string[]): [string, string][] {
  return [value].flat().map((each) => [name, each]);
}

function isLanguage(text: unknown): text is Language {
  return text === 'vi' || text === 'en';
}
