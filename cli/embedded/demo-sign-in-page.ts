import type { Language } from '../../api/middleware/language';
import { html } from '../../api/pages/html';
import { layout, type PageContext } from '../../api/pages/layout';
import type { DemoGroup } from './demo-staff';

const TEXTS: Record<Language, { title: string; lead: string; failedTitle: string; failed: string; again: string }> = {
  vi: {
    title: 'Đăng nhập dùng thử',
    lead: 'Chọn một tài khoản cán bộ để xem hệ thống với vai trò đó. Không cần mật khẩu; trang này không có khi vận hành chính thức.',
    failedTitle: 'Không đăng nhập được',
    failed: 'Lượt đăng nhập đã hết hạn hoặc không hợp lệ.',
    again: 'Đăng nhập lại',
  },
  en: {
    title: 'Demo sign-in',
    lead: 'Choose a member of staff to see the system in that role. No password is needed; this page does not exist in production.',
    failedTitle: 'The sign-in failed',
    failed: 'This sign-in has expired or is not valid.',
    again: 'Sign in again',
  },
};

/** Demo accounts, one click each. */
export function demoSignInPage(context: PageContext, groups: readonly DemoGroup[]): string {
  const { title, lead } = TEXTS[context.language];
  const main = html`<div class="stack">
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </div>
    <form method="post" action="${context.path}" class="accounts section">
      ${groups.map(
        ({ name, accounts }, index) =>
          html`<section class="card" aria-labelledby="group-${index}">
            <h2 id="group-${index}">${name[context.language]}</h2>
            <div>
              ${accounts.map(
                ({ id, label }) =>
                  html`<button class="second" name="account" value="${id}" aria-describedby="group-${index}">
                    ${label[context.language]}
                  </button>`,
              )}
            </div>
          </section>`,
      )}
    </form>`;
  return layout(context, { title, main });
}

/** What the identity provider says when a sign-in cannot go on. */
export function demoSignInFailedPage(context: PageContext): string {
  const { failedTitle, failed, again } = TEXTS[context.language];
  const main = html`<div class="stack">
    <h1>${failedTitle}</h1>
    <p class="lead">${failed}</p>
    <p><a class="button" href="/auth/sign-in">${again}</a></p>
  </div>`;
  return layout(context, { title: failedTitle, main });
}
