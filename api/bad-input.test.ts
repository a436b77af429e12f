import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { reportWorkflowId } from '../contracts/report-workflow';
import { apiClient, LAMP, type Answer, type ApiClient } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
});
afterAll(async () => {
  await paht.stop();
});

const REPORTS = '/api/v1/reports';
/** Stands for what a citizen typed: must never come back. */
const SECRET = 'bí-mật-0912345678';

function expectProblem(answer: Answer, status: number, kind: string): void {
  expect({ status: answer.status, type: answer.body?.type }).toEqual({ status, type: `urn:paht:problem:${kind}` });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status, title: expect.any(String), requestId: expect.any(String) });
  expect(answer.text).not.toContain(SECRET);
}

function fieldsOf({ body }: Answer): Record<string, string> {
  return Object.fromEntries(body.errors.map(({ field, rule }: { field: string; rule: string }) => [field, rule]));
}

/** Sends bytes as they are, for what no HTTP client would send. */
async function sendRaw(request: string): Promise<string> {
  const { hostname, port } = new URL(paht.baseUrl);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.on('error', () => undefined);
  socket.write(request);
  await once(socket, 'close');
  return answer;
}

describe('a report that breaks a rule', () => {
  const { text, location } = LAMP;
  const refused: [string, unknown, Record<string, string>][] = [
    ['has an unknown field', { ...LAMP, [`x-${'y'.repeat(5)}`]: SECRET }, { 'x-yyyyy': 'is not a known field' }],
    [
      'has an unknown field in a field',
      { text, location: { ...location, z: SECRET } },
      { 'location.z': 'is not a known field' },
    ],
    ['has no text', { location }, { text: 'is required' }],
    ['has a null text', { text: null, location }, { text: 'must be a string' }],
    ['has an empty text', { text: '', location }, { text: 'must not be empty' }],
    ['has spaces for a text', { text: ' \n\t\u3000 ', location }, { text: 'must not be empty' }],
    ['has nothing visible for a text', { text: '\u200b\u200d\u0301', location }, { text: 'must not be empty' }],
    ['has 4,001 characters', { text: 'ă'.repeat(4_001), location }, { text: 'must have at most 4000 characters' }],
    [
      'has 100 KB of combining marks',
      { text: `a${'\u0301\u0316'.repeat(25_000)}`, location },
      { text: 'must have at most 4000 characters' },
    ],
    ['has a number for a text', { text: 912345678, location }, { text: 'must be a string' }],
    ['has NUL in its text', { text: `Đèn\u0000${SECRET}`, location }, { text: 'must not contain the character NUL' }],
    [
      'has half a surrogate pair',
      `{"text":"${SECRET} \\ud83d","location":{"lat":16.46,"lng":107.59}}`,
      { text: 'must be well-formed Unicode' },
    ],
    ['has no place', { text }, { location: 'is required' }],
    ['has an empty place', { text, location: {} }, { location: 'needs lat and lng, or an address' }],
    ['has a latitude only', { text, location: { lat: 16.4 } }, { location: 'lat and lng must be given together' }],
    ['is in Hà Nội', { text, location: { lat: 21.0285, lng: 105.8542 } }, { location: 'must be inside Huế City' }],
    [
      'is nowhere on Earth',
      { text, location: { lat: 91, lng: -181 } },
      { 'location.lat': 'must be at most 90', 'location.lng': 'must be at least -180' },
    ],
    [
      'has coordinates as text',
      { text, location: { lat: '16.46', lng: 'NaN' } },
      { 'location.lat': 'must be a number of degrees', 'location.lng': 'must be a number of degrees' },
    ],
    [
      'has an infinite coordinate',
      `{"text":"Đèn hỏng","location":{"lat":1e999,"lng":107.59}}`,
      { 'location.lat': 'must be a number of degrees' },
    ],
    ['has an empty address', { text, location: { address: '  ' } }, { 'location.address': 'must not be empty' }],
    [
      'has a broken e-mail',
      { ...LAMP, contact: { email: SECRET } },
      { 'contact.email': 'must be an e-mail address, e.g. ten@example.com' },
    ],
    [
      'has two lines for an e-mail',
      { ...LAMP, contact: { email: 'a@example.com\r\nBcc: b@example.com' } },
      { 'contact.email': 'must be an e-mail address, e.g. ten@example.com' },
    ],
    [
      'has a broken phone',
      { ...LAMP, contact: { phone: '12345' } },
      { 'contact.phone': 'must be a telephone number, e.g. 0912 345 678' },
    ],
    ['has a contact that is text', { ...LAMP, contact: SECRET }, { contact: 'must be an object' }],
    ['has an unknown category', { ...LAMP, category: SECRET }, { category: 'must be the code of a category' }],
    ['has an unknown language', { ...LAMP, language: SECRET }, { language: 'must be one of vi, en' }],
    ['has an unknown channel', { ...LAMP, channel: SECRET }, { channel: 'must be one of web, phone' }],
    [
      'hides a prototype',
      `{"text":"Đèn hỏng","location":{"lat":16.46,"lng":107.59},"__proto__":{"role":"admin"}}`,
      { ['__proto__']: 'is not a known field' },
    ],
    [
      'hides a prototype deeper',
      `{"text":"Đèn hỏng","location":{"lat":16.46,"lng":107.59,"__proto__":{}},"constructor":1}`,
      { ['location.__proto__']: 'is not a known field', constructor: 'is not a known field' },
    ],
    ['is an array', [LAMP], { '': 'must be an object' }],
    ['is a string', JSON.stringify(SECRET), { '': 'must be an object' }],
    ['is null', 'null', { '': 'must be an object' }],
    ['is a number', '0', { '': 'must be an object' }],
    [
      'is nested 50,000 deep',
      `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)},"location":{"lat":16.46,"lng":107.59}}`,
      { text: 'must be a string' },
    ],
    ['is empty', '', { text: 'is required', location: 'is required' }],
  ];

  it.each(refused)(
    'When it %s, then the field and the rule are named and no value is repeated',
    async (_, body, errors) => {
      const answer = await api.post(REPORTS, body);
      expectProblem(answer, 422, 'validation_failed');
      expect(fieldsOf(answer)).toEqual(errors);
    },
  );

  it('When it has thousands of unknown fields with long names, then the answer stays short', async () => {
    const body = {
      ...LAMP,
      ...Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}${'x'.repeat(200)}`, 1])),
    };
    const answer = await api.post(REPORTS, body);
    expectProblem(answer, 422, 'validation_failed');
    expect(answer.text.length).toBeLessThan(5_000);
  });

  it('When its text has exactly 4,000 characters after NFC, then it is taken', async () => {
    const { reference } = await api.submit({ ...LAMP, text: ` ${'ệ'.normalize('NFD').repeat(4_000)}\n` });
    expect(reference).toMatch(/^HUE-/);
  });

  it('When it names a field twice, then the last one counts, as in every JSON parser of the platform', async () => {
    const { reference, accessToken } = await api.submit(
      `{"text":"Bản cũ","text":"Đèn đường hỏng","location":{"lat":16.46,"lng":107.59}}`,
    );
    const own = await eventually(async () => {
      const { body } = await api.get(`${REPORTS}/${reference}`, { 'X-Access-Token': accessToken });
      return body.own.text !== '' && body.own;
    }, 'the report is recorded');
    expect(own.text).toBe('Đèn đường hỏng');
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['no JSON', `{"text": "${SECRET}"`, {}, 400, 'malformed_json'],
    ['JSON with a NUL byte', `{"text": "${SECRET}\u0000"}`, {}, 400, 'malformed_json'],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from('{"text":"Đèn '), Buffer.from([0xe8, 0x6e, 0xff]), Buffer.from('"}')]),
      {},
      400,
      'malformed_json',
    ],
    ['form data', 'text=abc', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['XML', '<report/>', { 'Content-Type': 'application/xml' }, 415, 'unsupported_media_type'],
    ['a content type that is none', '{}', { 'Content-Type': 'json' }, 415, 'unsupported_media_type'],
    ['an unknown charset', '{}', { 'Content-Type': 'application/json; charset=tcvn3' }, 415, 'unsupported_media_type'],
    ['an unknown encoding', '{}', { 'Content-Encoding': 'zstd-42' }, 415, 'unsupported_media_type'],
    ['gzip that is none', '{}', { 'Content-Encoding': 'gzip' }, 400, 'malformed_request'],
    [
      'a gzip bomb',
      gzipSync(Buffer.alloc(200 * 1024 * 1024, ' ')),
      { 'Content-Encoding': 'gzip' },
      413,
      'body_too_large',
    ],
    [
      'a brotli bomb',
      brotliCompressSync(Buffer.alloc(20 * 1024 * 1024, ' ')),
      { 'Content-Encoding': 'br' },
      413,
      'body_too_large',
    ],
    ['10 MB', JSON.stringify({ ...LAMP, text: SECRET.repeat(600_000) }), {}, 413, 'body_too_large'],
  ])('When it is %s, then it is refused as a whole', async (_, body, headers, status, kind) => {
    const answer = await api.post(REPORTS, body, headers);
    expectProblem(answer, status, kind);
    expect(answer.body.errors).toBeUndefined();
  });

  it('When a report comes compressed, or in UTF-16, then it is taken', async () => {
    const zipped = await api.post(REPORTS, gzipSync(JSON.stringify(LAMP)), { 'Content-Encoding': 'gzip' });
    const wide = await api.post(REPORTS, Buffer.from(JSON.stringify(LAMP), 'utf16le'), {
      'Content-Type': 'application/json; charset=utf-16le',
    });
    expect([zipped.status, wide.status]).toEqual([201, 201]);
  });

  it('When there is no content type, then it is refused', async () => {
    const answer = await sendRaw(
      `POST ${REPORTS} HTTP/1.1\r\nHost: paht\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 415 /);
    expect(answer).toContain('urn:paht:problem:unsupported_media_type');
  });

  it('When 10 MB come in chunks without a length, then they are refused and the next request on the line is answered', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const head = `POST ${REPORTS} HTTP/1.1\r\nHost: paht\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const next = 'GET /healthz HTTP/1.1\r\nHost: paht\r\nConnection: close\r\n\r\n';
    const answer = await sendRaw(`${head}${chunk.repeat(160)}0\r\n\r\n${next}`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('HTTP/1.1 200 OK');
  });
});

describe('a request that is not as it should be', () => {
  it.each(['', 'x'.repeat(201), 'a b', 'khoá', 'a, b'])(
    'When its Idempotency-Key is %j, then the header and its rule are named',
    async (key) => {
      const answer = await api.post(REPORTS, LAMP, { 'Idempotency-Key': Buffer.from(key).toString('latin1') });
      expectProblem(answer, 422, 'validation_failed');
      expect(fieldsOf(answer)).toEqual({ 'Idempotency-Key': 'must have 1 to 200 visible ASCII characters' });
    },
  );

  const BAD_REFERENCES = [
    'HUE-00000-00001',
    'HUE-12345',
    '0912345678',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '%F0%9F%92%A1',
    "HUE-00000-00000'--",
    'x'.repeat(5_000),
  ];
  it.each(BAD_REFERENCES.map((each) => [each.slice(0, 30), each]))(
    'When the reference is %s, then every path answers 404',
    async (_, reference) => {
      const officer = { Authorization: `Bearer ${await paht.tokenFor('officer', 'hepco')}` };
      for (const path of ['', '/timeline', '/deadline', '/actions']) {
        expectProblem(await api.get(`${REPORTS}/${reference}${path}`), 404, 'not_found');
        expectProblem(
          await api.get(`${REPORTS}/${reference}${path}`, { 'X-Access-Token': SECRET.slice(8) }),
          404,
          'not_found',
        );
      }
      expectProblem(await api.post(`${REPORTS}/${reference}/actions/accept`, {}, officer), 404, 'not_found');
    },
  );

  it('When a path has a broken escape, then it is a malformed request', async () => {
    expectProblem(await api.get(`${REPORTS}/%E0%A4%A`), 400, 'malformed_request');
  });

  it('When a sound reference is nobody’s, then reading answers 404 and acting too', async () => {
    const officer = { Authorization: `Bearer ${await paht.tokenFor('officer', 'hepco')}` };
    expectProblem(await api.get(`${REPORTS}/HUE-00000-00000`), 404, 'not_found');
    expectProblem(await api.act('HUE-00000-00000', 'accept', {}, officer), 404, 'not_found');
  });

  it('When a command is unknown, then 404; when its payload is not right, then its field and rule', async () => {
    const { reference } = await api.submit(LAMP);
    const officer = { Authorization: `Bearer ${await paht.tokenFor('officer', 'hepco')}` };
    for (const command of ['explode', '__proto__', 'constructor', 'toString', 'accept%00', 'Accept']) {
      expectProblem(await api.act(reference, command, {}, officer), 404, 'not_found');
    }
    const payloads: [string, unknown, Record<string, string>][] = [
      [
        'resolve',
        {},
        {
          result: 'must be one of done, warned, planned, referred, not_found, already_answered, beyond_agency',
          answer: 'is required',
        },
      ],
      [
        'resolve',
        { result: SECRET, answer: ' ' },
        {
          result: 'must be one of done, warned, planned, referred, not_found, already_answered, beyond_agency',
          answer: 'must not be empty',
        },
      ],
      ['accept', { note: SECRET, x: SECRET }, { x: 'is not a known field' }],
      ['accept', [], { '': 'must be an object' }],
      ['accept', { note: 'x'.repeat(1_001) }, { note: 'must have at most 1000 characters' }],
      [
        'transfer',
        { agency: 'KHÔNG MÃ', reason: 'x' },
        { agency: 'must be a code of lower-case letters, digits, - and _' },
      ],
    ];
    for (const [command, payload, errors] of payloads) {
      const answer = await api.act(reference, command, payload, officer);
      expectProblem(answer, 422, 'validation_failed');
      expect(fieldsOf(answer)).toEqual(errors);
    }
  });

  it.each([
    ['PUT', REPORTS, 'POST, GET, HEAD, OPTIONS'],
    ['DELETE', `${REPORTS}/HUE-00000-00000`, 'GET, HEAD, OPTIONS'],
    ['POST', `${REPORTS}/HUE-00000-00000/timeline`, 'GET, HEAD, OPTIONS'],
    ['GET', `${REPORTS}/HUE-00000-00000/actions/accept`, 'POST, OPTIONS'],
    ['PATCH', '/codec/decode', 'POST, OPTIONS'],
  ])('When %s is sent to %s, then 405 says which methods there are', async (method, path, allow) => {
    const headers = path.startsWith('/codec') ? { Origin: 'http://localhost:8233' } : undefined;
    const response = await fetch(`${paht.baseUrl}${path}`, { method, ...(headers ? { headers } : {}) });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.json()).toMatchObject({ type: 'urn:paht:problem:method_not_allowed' });
  });

  it('When a path is nobody’s, or climbs out of the tree, then 404', async () => {
    expectProblem(await api.get('/api/v1/nothing'), 404, 'not_found');
    const answer = await sendRaw(
      `GET ${REPORTS}/../../../etc/passwd HTTP/1.1\r\nHost: paht\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
  });

  it('When headers are huge or the request is no HTTP, then a problem document is answered too', async () => {
    const huge = await sendRaw(`GET ${REPORTS} HTTP/1.1\r\nHost: paht\r\nX-Filler: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(huge).toMatch(/^HTTP\/1.1 431 [\s\S]*application\/problem\+json[\s\S]*urn:paht:problem:headers_too_large/);
    const junk = await sendRaw('xin chào\r\n\r\n');
    expect(junk).toMatch(/^HTTP\/1.1 400 [\s\S]*application\/problem\+json[\s\S]*urn:paht:problem:malformed_request/);
  });
});

describe('all that was refused', () => {
  it('When anything at all is posted as JSON, then it is never the server’s fault', async () => {
    const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null));
    const place = fc.record({ lat: leaf, lng: leaf, address: leaf }, { requiredKeys: [] });
    const contact = fc.record({ name: leaf, phone: leaf, email: leaf }, { requiredKeys: [] });
    const near = fc.record(
      {
        text: leaf,
        location: fc.oneof(place, leaf),
        contact: fc.oneof(contact, leaf),
        category: leaf,
        language: leaf,
        channel: fc.oneof(leaf, fc.constant('phone')),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(near, fc.jsonValue({ stringUnit: 'binary' })), async (body) => {
        const answer = await api.post(REPORTS, JSON.stringify(body));
        expect([400, 401, 422]).toContain(answer.status);
        expect(answer.body.type).toMatch(/^urn:paht:problem:/);
      }),
      // An address alone makes a report, which this is not about.
      { numRuns: 150, examples: [[{ text: '', location: { lat: 16.4, lng: 107.5 } }]] },
    );
  });

  it('When all of it is over, then nothing was started but what was taken', async () => {
    const { reference } = await api.submit(LAMP);
    const handle = paht.client.workflow.getHandle(reportWorkflowId(reference));
    const { taskQueue } = await handle.describe();
    const startedIds = await eventually(async () => {
      const ids: string[] = [];
      for await (const { workflowId } of paht.client.workflow.list({ query: `TaskQueue = '${taskQueue}'` }))
        ids.push(workflowId);
      return ids.includes(reportWorkflowId(reference)) && ids;
    }, 'the last report is listed');
    // 4,000 characters, the double field, gzip, UTF-16, the one for commands, and this one.
    expect(startedIds).toHaveLength(6);
    await eventually(async () => (await paht.db('report').where({ reference }))[0], 'the last report is recorded');
    expect(await paht.db('report')).toHaveLength(6);
  });
});
