/** Keeps cookies and follows redirects one by one, as a browser does. */
export interface Browser {
  /** By name, of all paths. */
  cookies: Map<string, string>;
  get(url: string, headers?: Record<string, string>): Promise<Response>;
  /** A form, from the product's own page. */
  submit(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** JSON, as a page's script sends it. */
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Goes on until something is no redirect. */
  follow(response: Response): Promise<Response>;
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  const send = async (url: string, init: RequestInit & { headers?: Record<string, string> }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { Cookie: cookie } : {}), ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return response;
  };
  const browser: Browser = {
    cookies,
    get: (url, headers = {}) => send(url, { headers }),
    submit: (url, fields, headers = {}) =>
      send(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    post: (url, body, headers = {}) =>
      send(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', ...headers },
        body: JSON.stringify(body),
      }),
    async follow(response) {
      let last = response;
      while (last.status >= 300 && last.status < 400) {
        last = await browser.get(new URL(last.headers.get('Location')!, last.url).href);
      }
      return last;
    },
  };
  return browser;
}
