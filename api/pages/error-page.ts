import type { AppError } from '../errors/app-error';
import { ERROR_KINDS } from '../errors/app-error';
import { html } from './html';
import { layout, type PageContext } from './layout';

/** Any error as a page of the product. The request id finds the log line. */
export function errorPage(context: PageContext, error: AppError, requestId: string | undefined): string {
  const { texts, language } = context;
  const title = texts.errorTitles[error.kind] ?? ERROR_KINDS[error.kind].title[language];
  const text = error.detail?.[language] ?? texts.errorTexts[error.kind];
  const main = html`<div class="stack">
    <h1>${title}</h1>
    ${text !== undefined && html`<p class="lead">${text}</p>`}
    <p><a class="button" href="/">${texts.home}</a></p>
    ${requestId !== undefined && html`<p class="hint">${texts.requestId}: <code>${requestId}</code></p>`}
  </div>`;
  return layout(context, { title, main });
}
