import { html } from './html';
import { layout, type PageContext } from './layout';

interface FollowerView {
  reference: string;
  seq: number;
  token: string;
  /** Null when nobody follows under this number, or does not any more. */
  follower: { confirmed: boolean } | null;
}

/** `/reports/…/followers/…`: where a follower's mail leads. Nothing happens before a click: mail scanners open links too. */
export function followerPage(context: PageContext, { reference, seq, token, follower }: FollowerView): string {
  const { texts } = context;
  const { heading, unknown, asked, confirm, confirmed, leave, back } = texts.follower;
  const button = (what: 'confirm' | 'leave', label: string, second: boolean) =>
    html`<form method="post" action="/reports/${reference}/followers/${seq}">
      <input type="hidden" name="token" value="${token}" />
      <input type="hidden" name="do" value="${what}" />
      <button ${second && html`class="second"`}>${label}</button>
    </form>`;
  const main = html`<div class="form">
    <h1>${heading(reference)}</h1>
    ${!follower && html`<p class="lead">${unknown}</p>`}
    ${
      follower &&
      !follower.confirmed &&
      html`<p class="lead">${asked}</p>
        ${button('confirm', confirm, false)}`
    }
    ${
      follower?.confirmed &&
      html`<p class="lead">${confirmed}</p>
        ${button('leave', leave, true)}`
    }
    <p><a href="/reports/${reference}">${back}</a></p>
  </div>`;
  return layout(context, { title: heading(reference), main });
}
