import type { WebSettings } from '../../contracts/web-settings';

const script = document.querySelector<HTMLScriptElement>('script[type="module"][nonce]');

/** With it the policy of the page lets styles in that are made at run time. */
export const styleNonce = script?.nonce ?? '';

/** What the server says of this installation. */
export const pageSettings = JSON.parse(
  document.querySelector<HTMLMetaElement>('meta[name="paht-settings"]')!.content,
) as WebSettings;
