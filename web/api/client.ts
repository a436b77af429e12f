import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../app/i18n';
import { readProblem, Unreachable } from './api-problem';
import { csrfToken } from './csrf-token';
import type { paths } from './schema';

const asThePage: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    const token = csrfToken();
    if (token !== null && request.method !== 'GET') request.headers.set('X-CSRF-Token', token);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await readProblem(response);
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : new Unreachable(error);
  },
};

/** The product's own API. Whatever is not a success is thrown, as an `ApiProblem` or as `Unreachable`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(asThePage);

/** The body of an answer: `await bodyOf(api.GET('/api/v1/reports'))`. */
export async function bodyOf<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await answer;
  return data as Body;
}
