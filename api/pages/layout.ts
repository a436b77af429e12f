import type { City } from '../../domain/city/city-data';
import type { Calendar } from '../../domain/clock/calendar';
import { instantWording } from '../../domain/clock/date-wording';
import type { Language } from '../middleware/language';
import type { WebShell } from '../web/offer-web';
import { webHead, webRoot } from '../web/web-shell';
import { html, type Html, type HtmlValue } from './html';
import { languageLink } from './page-language';
import type { PageTexts } from './page-texts';
import { ICON_PATH, STYLESHEET_HREF } from './stylesheet';

/** What every page knows of the request and the city. */
export interface PageContext {
  language: Language;
  texts: PageTexts;
  /** Path and query that the language switch leads to; a page that cannot be fetched again names one that can. */
  path: string;
  city: City;
  calendar: Calendar;
  /** Whether there is a mailbox page to link to. */
  mailbox: boolean;
  /** Makes it the web application where scripts run; the page itself is then for where they do not. */
  web: WebShell | null;
  /** The reader has chosen pages without script, and may choose otherwise. */
  plainByChoice: boolean;
}

interface PageContent {
  title: string;
  main: Html;
  /** The page reports errors in a form; said first in the title, which a screen reader reads first. */
  failed?: boolean;
}

/** A whole page around its main content. */
export function layout(context: PageContext, { title, main, failed = false }: PageContent): string {
  const { language, texts, path, city, mailbox, web, plainByChoice } = context;
  const other = language === 'vi' ? 'en' : 'vi';
  const link = (href: string, label: string) =>
    html`<li><a href="${href}" ${path === href && html`aria-current="page"`}>${label}</a></li>`;
  const stylesheet = html`<link rel="stylesheet" href="${STYLESHEET_HREF}" />`;
  const body = html` <a class="skip" href="#main">${texts.skipLink}</a>
    <header class="top">
      <div class="wide">
        <a class="brand" href="/">
          <img src="${ICON_PATH}" alt="" width="36" height="36" />
          <span><strong>${texts.productName}</strong><small>${city.name[language]}</small></span>
        </a>
        <nav aria-label="${texts.navigation}">
          <ul>
            ${link('/reports/new', texts.newReport)} ${mailbox && link('/mailbox', texts.mailbox)}
            <li>
              <a href="${languageLink(path, other)}" lang="${other}" hreflang="${other}">${texts.otherLanguage}</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
    <main id="main" class="wide" tabindex="-1">${main}</main>
    <footer class="bottom">
      <div class="wide">
        <p>${city.centreName[language]}</p>
        ${
          city.hotline && html`<p>${texts.hotline}: <a href="tel:${city.hotline}">${spacedNumber(city.hotline)}</a></p>`
        }
        ${plainByChoice && html`<p><a href="/?view=full">${texts.fullVersion}</a></p>`}
      </div>
    </footer>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${failed && texts.errorPrefix}${title} · ${texts.productName}</title>
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        ${web ? html`<noscript>${stylesheet}</noscript>${webHead(web)}` : stylesheet}
      </head>
      <body>
        ${web ? html`${webRoot(texts)}<noscript>${body}</noscript>` : body}
      </body>
    </html>`.toString();
}

/** An instant in the city's local time, in words. */
export function timeTag({ calendar, language }: PageContext, instant: Date | number): Html {
  const at = new Date(instant);
  return html`<time datetime="${at.toISOString()}">${instantWording(calendar, at.getTime())[language]}</time>`;
}

/** A status as a coloured word; the colour says nothing that the word does not. */
export function statusBadge(code: string, label: string): Html {
  return html`<span class="badge ${code}">${label}</span>`;
}

/** One thing to correct: what to say and the field it is about. */
export interface FormError {
  /** The `id` of the field, for the link in the summary. */
  field: string;
  message: string;
}

/** What is wrong with a form, before anything else on the page, with links to the fields. */
export function errorSummary({ texts }: PageContext, errors: readonly FormError[], message?: string): HtmlValue {
  if (errors.length === 0 && message === undefined) return null;
  return html`<div class="summary" role="alert">
    <h2>${texts.errorSummaryTitle}</h2>
    ${message !== undefined && html`<p>${message}</p>`}
    ${
      errors.length > 0 &&
      html`<ul>
        ${errors.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}
      </ul>`
    }
  </div>`;
}

interface FieldOptions {
  name: string;
  label: string;
  hint?: string;
  /** Shown behind the label of a field that may stay empty. */
  optional?: string;
  value: string;
  errors: readonly FormError[];
  type?: 'text' | 'tel' | 'email' | 'search';
  autocomplete?: string;
  /** Makes it a text area. */
  rows?: number;
  required?: boolean;
}

/** A labelled input or text area with its hint and its errors tied to it. */
export function field(options: FieldOptions): Html {
  const { name, label, hint, optional, value, errors, type = 'text', autocomplete, rows, required } = options;
  const own = errors.filter((error) => error.field === name);
  const described = [hint && `${name}-hint`, own.length > 0 && `${name}-error`].filter(Boolean).join(' ');
  const attributes = html`id="${name}" name="${name}" ${described !== '' && html`aria-describedby="${described}"`}
  ${own.length > 0 && html`aria-invalid="true"`} ${required && html`required`}
  ${autocomplete && html`autocomplete="${autocomplete}"`}`;
  return html`<div class="field ${own.length > 0 && 'wrong'}">
    <label for="${name}">${label} ${optional && html`<span class="quiet">${optional}</span>`}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`} ${fieldError(name, own)}
    ${
      rows === undefined
        ? html`<input type="${type}" value="${value}" ${attributes} />`
        : // A line break right after the tag is dropped by browsers, so that one of the text's own is kept.
          html`<textarea rows="${rows}" ${attributes}>${'\n'}${value}</textarea>`
    }
  </div>`;
}

/** The errors of one field, next to it. */
export function fieldError(name: string, errors: readonly FormError[]): HtmlValue {
  const own = errors.filter((error) => error.field === name);
  return (
    own.length > 0 && html`<p class="error" id="${name}-error">${own.map(({ message }) => message).join('. ')}</p>`
  );
}

/** Makes a repeated click or reload of the same form count once. */
export function idempotencyField(key: string): Html {
  // Some browsers keep a hidden value over a reload, which would make a new form the old one.
  return html`<input type="hidden" name="key" value="${key}" autocomplete="off" />`;
}

/** `19001075` as it is painted on cars: 1900 1075. */
function spacedNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
