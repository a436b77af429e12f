import { checkAnswer } from './check-answer';

/** One answer of the API, read to its end and found to be as its OpenAPI document says. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed, where the answer is JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers as they are
  body: any;
}

export interface Posted {
  reference: string;
  accessToken: string;
}

export interface ApiClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A string or bytes are sent as they are, anything else as JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a report and expects 201. */
  submit(body: unknown, headers?: Record<string, string>): Promise<Posted>;
  act(reference: string, command: string, payload: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** A sound report that the classifier and the routing table send to `hepco`. */
export const LAMP = {
  text: 'Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay, tối om rất nguy hiểm cho người đi bộ',
  location: { lat: 16.4637, lng: 107.5909 },
};

export function apiClient(baseUrl: string): ApiClient {
  const read = async (method: string, path: string, response: Response): Promise<Answer> => {
    const text = await response.text();
    const { status, headers } = response;
    checkAnswer(method, path, { status, contentType: headers.get('content-type') ?? '', text });
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return {
      status,
      headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
    };
  };
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    read(
      method,
      path,
      await fetch(`${baseUrl}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    );
  const client: ApiClient = {
    get: async (path, headers = {}) => read('GET', path, await fetch(`${baseUrl}${path}`, { headers })),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    delete: async (path, headers = {}) =>
      read('DELETE', path, await fetch(`${baseUrl}${path}`, { method: 'DELETE', headers })),
    async submit(body, headers) {
      const answer = await client.post('/api/v1/reports', body, headers);
      if (answer.status !== 201) throw new Error(`Expected 201, got ${answer.status}: ${answer.text}`);
      return answer.body as Posted;
    },
    act: (reference, command, payload, headers) =>
      client.post(`/api/v1/reports/${reference}/actions/${command}`, payload, headers),
  };
  return client;
}

export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}
