import { html, type Html } from '../pages/html';
import type { PageTexts } from '../pages/page-texts';
import type { WebShell } from './offer-web';

/** Of the head: what the application loads first, and what it is told. */
export function webHead({ firstLoad, nonce, settings }: WebShell): Html {
  const { script, modules, styles } = firstLoad;
  return html`<meta name="paht-settings" content="${JSON.stringify(settings)}" />
    ${styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
    ${modules.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
    <script type="module" nonce="${nonce}" src="${script}"></script>`;
}

/** Where the application goes, and a way on for those to whom it never comes. */
export function webRoot({ loading, plainVersion }: Pick<PageTexts, 'loading' | 'plainVersion'>): Html {
  return html`<div id="root">
    <p>${loading} <a href="?view=plain">${plainVersion}</a></p>
  </div>`;
}
