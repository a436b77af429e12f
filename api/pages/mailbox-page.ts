import type { MailboxMessage } from '../../db/stores/mailbox-store';
import { html, type Html } from './html';
import { field, layout, timeTag, type PageContext } from './layout';

interface MailboxView {
  messages: MailboxMessage[];
  /** What the list was filtered by. */
  recipient: string;
}

/** `/mailbox`: the messages that an installation without a mail server would have sent. */
export function mailboxPage(context: PageContext, { messages, recipient }: MailboxView): string {
  const { texts, path } = context;
  const main = html`<div class="stack">
      <h1>${texts.mailboxTitle}</h1>
      <p class="lead">${texts.mailboxLead}</p>
      <form method="get" action="/mailbox" role="search" class="inline">
        ${field({ name: 'to', label: texts.mailboxFilter, value: recipient, errors: [], type: 'search', autocomplete: 'off' })}
        <button class="second">${texts.mailboxFilterButton}</button>
      </form>
      <p>
        ${texts.mailboxCount(messages.length)} · <a href="${path}">${texts.refresh}</a>
        ${recipient !== '' && html`· <a href="/mailbox">${texts.mailboxAll}</a>`}
      </p>
    </div>
    <ul class="mails section">
      ${messages.length === 0 && html`<li class="card quiet">${texts.mailboxNone}</li>`}
      ${messages.map((message, index) => mail(context, message, index === 0))}
    </ul>`;
  return layout(context, { title: texts.mailboxTitle, main });
}

function mail(context: PageContext, { recipient, subject, body, sentAt }: MailboxMessage, open: boolean): Html {
  return html`<li class="card">
    <details ${open && html`open`}>
      <summary>
        ${subject}
        <span>${context.texts.mailboxTo} ${recipient} · ${timeTag(context, sentAt)}</span>
      </summary>
      <p class="as-written">${withLinks(body)}</p>
    </details>
  </li>`;
}

/** The addresses in a text as links. Nothing but http and https becomes one. */
function withLinks(text: string): Html[] {
  return text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/).map((part, index) =>
    // What a capturing split finds stands at the odd places.
    index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`,
  );
}
