import { html } from './html';
import { layout, type PageContext } from './layout';

/** What a page of the web application alone says where scripts do not run. */
export function scriptNeededPage(context: PageContext): string {
  const { home, scriptNeeded } = context.texts;
  const main = html`<div class="stack">
    <h1>${scriptNeeded.title}</h1>
    <p class="lead">${scriptNeeded.text}</p>
    <p><a class="button" href="/">${home}</a></p>
  </div>`;
  return layout(context, { title: scriptNeeded.title, main });
}
