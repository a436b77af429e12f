import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { OPERATIONS } from '../../contracts/api/operations';
import type { Operation } from '../../contracts/api/operation';
import { STAFF_ROLES } from '../../domain/report/actor';
import { COMMAND_NAMES } from '../../domain/report/transitions';
import { apiClient, bearer, LAMP } from '../../test/support/api-client';
import {
  brokenAddressPart,
  hostileText,
  inAddress,
  valueOf,
  type Parameter,
  type Schema,
} from '../../test/support/arbitrary-request';
import { checkAnswer } from '../../test/support/check-answer';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';
import { buildDocument } from './build-document';

/** Of each operation, with another seed each time; 700 of each found nothing that these had not. */
const RUNS = 60;

const document = buildDocument(OPERATIONS, { publicUrl: 'http://paht.test', version: '0' });
const schemas = document.components?.schemas as Record<string, Schema>;
const resolve = (ref: string) => schemas[ref.split('/').at(-1)!]!;

let paht: TestInstallation;
let known: Record<string, readonly unknown[]>;
let tokens: Record<string, string>[];
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  paht = await startTestInstallation();
  const { reference, accessToken } = await apiClient(paht.baseUrl).submit(LAMP);
  // What leads further into the operations than a made-up value would.
  known = {
    reference: [reference, reference.toLowerCase()],
    command: COMMAND_NAMES,
    // Others would set off the re-projection, of which one Temporal has one, also for other tests.
    kind: ['templates', 'areas', 'city'],
    code: ['all', 'hepco', paht.city.templates[0]!.code],
    size: ['web', 'thumbnail'],
    agency: paht.city.agencies.slice(0, 4).map(({ code }) => code),
    category: paht.city.categories.slice(0, 3).map(({ code }) => code),
    areas: [[paht.city.areas[0]!.code]],
    into: [reference],
    until: [new Date(Date.now() + 5 * 86_400_000).toISOString()],
    lat: [16.4637],
    lng: [107.5909],
    channel: ['web'],
  };
  tokens = [{ 'X-Access-Token': accessToken }];
  for (const role of STAFF_ROLES) tokens.push(bearer(await paht.tokenFor(role, 'hepco')));
});
afterAll(async () => {
  agent.destroy();
  await paht.stop();
});

interface Built {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A client of HTTP that sends addresses as they are. */
function exchange({ method, path, headers, body }: Built): Promise<Received> {
  return new Promise((done, failed) => {
    const outgoing = send(`${paht.baseUrl}`, { method, path, headers, agent }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const isEndless = answered['content-type']?.startsWith('text/event-stream');
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done({ status, headers: answered, text }));
      response.on('error', failed);
      if (!isEndless) return;
      response.removeListener('error', failed).on('error', () => undefined);
      done({ status, headers: answered, text: '' });
      response.destroy();
    });
    outgoing.on('error', failed).end(body);
  });
}

/** Characters beyond these cannot be sent in a header at all. */
const headerText = hostileText.map((text) =>
  text
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim()
    .slice(0, 2_000),
);

function headersFor({ access }: Operation): fc.Arbitrary<Record<string, string>> {
  const credentials = fc.nat().map((index) => tokens[index % tokens.length]!);
  const allowed =
    typeof access === 'string'
      ? credentials
      : fc.constantFrom(...access).map((role) => tokens[1 + STAFF_ROLES.indexOf(role as never)]!);
  const optional = fc.record(
    {
      'Accept-Language': headerText,
      'Idempotency-Key': fc.oneof(fc.uuid(), headerText),
      'If-Match': fc.oneof(
        { weight: 9, arbitrary: fc.constant('*') },
        fc.constantFrom('"1"', 'W/"2"', '"x", "y"'),
        headerText,
      ),
      'If-None-Match': headerText,
      'Last-Event-ID': headerText,
      'X-Challenge': headerText,
      'X-Request-ID': headerText,
      'X-CSRF-Token': headerText,
      Accept: headerText,
      Range: fc.constantFrom('bytes=0-1', 'bytes=99-1', 'x'),
      Cookie: fc.oneof(headerText, fc.constant('paht_session=%00; paht_session=x')),
    },
    { requiredKeys: [] },
  );
  const wrong = fc.record({ Authorization: headerText, 'X-Access-Token': headerText }, { requiredKeys: [] });
  const shown = fc.oneof(
    { weight: 8, arbitrary: allowed },
    { weight: 2, arbitrary: credentials },
    { weight: 1, arbitrary: wrong },
    { weight: 1, arbitrary: fc.constant({}) },
  );
  return fc.tuple(optional, shown).map(([some, who]) => ({ ...some, ...who }));
}

function requestFor(operation: Operation): fc.Arbitrary<Built> {
  const described = document.paths![operation.path]![operation.method] as unknown as {
    parameters?: Parameter[];
    requestBody?: { content: Record<string, { schema: Schema }> };
  };
  const asked = (described.parameters ?? []).filter((each) => each.in === 'query');
  const path = fc
    .tuple(...Object.keys(operation.params ?? {}).map((name) => fc.tuple(fc.constant(name), pathValue(name))))
    .map((values) => values.reduce((whole, [name, value]) => whole.replace(`{${name}}`, () => value), operation.path));
  const query = fc
    .tuple(
      fc.tuple(...asked.map((each) => queryOf(each, asked.length))),
      fc.oneof(
        { weight: 9, arbitrary: fc.constant('') },
        fc.constantFrom('unknown=1', 'a[b]=1', '%00=1', '__proto__=1'),
      ),
    )
    .map(([given, more]) => [...given, more].filter((each) => each !== '').join('&'));
  const content = Object.entries(described.requestBody?.content ?? {});
  const bodyFor = (whole: string) =>
    content.length === 0
      ? fc.constant({ type: undefined, body: undefined })
      : fc.oneof(
          {
            weight: 8,
            arbitrary: fc.constantFrom(...content).chain(([type, { schema }]) => bodyOf(type, shapeFor(schema, whole))),
          },
          { weight: 1, arbitrary: hostileText.map((text) => ({ type: 'application/json', body: text })) },
          { weight: 1, arbitrary: fc.tuple(headerText, hostileText).map(([type, text]) => ({ type, body: text })) },
        );
  const addressed = path.chain((whole) => fc.tuple(fc.constant(whole), bodyFor(whole)));
  return fc.tuple(addressed, query, headersFor(operation)).map(([[whole, { type, body: text }], search, headers]) => ({
    method: operation.method.toUpperCase(),
    path: search === '' ? whole : `${whole}?${search}`,
    headers: {
      ...headers,
      ...(type === undefined ? {} : { 'Content-Type': type }),
      'Content-Length': `${Buffer.byteLength(text ?? '')}`,
    },
    body: text,
  }));
}

/** Of several shapes of a body the one that the path names. */
function shapeFor(schema: Schema, path: string): Schema {
  return schema.anyOf?.find(({ title }) => path.split('/').includes(title!)) ?? schema;
}

function pathValue(name: string): fc.Arbitrary<string> {
  const hostile = hostileText.filter((text) => text !== '').map(inAddress);
  const sensible = fc.nat().map((index) => {
    const values = known[name] ?? ['1'];
    return String(values[index % values.length]);
  });
  return fc.oneof(
    { weight: 15, arbitrary: sensible },
    { weight: 2, arbitrary: hostile },
    { weight: 1, arbitrary: brokenAddressPart },
  );
}

/** A parameter that may be absent, be there twice, or be what it should not be. */
function queryOf({ name, schema, required }: Parameter, among: number): fc.Arbitrary<string> {
  const text = valueOf(schema, { resolve, known }).map((value) =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  );
  const given = text.map((value) => `${name}=${inAddress(value.slice(0, 3_000))}`);
  return fc.oneof(
    // Two of them at a time go further than all of them, of which one is wrong.
    { weight: required ? 1 : 8 * among, arbitrary: fc.constant('') },
    { weight: 12, arbitrary: given },
    { weight: 1, arbitrary: hostileText.map((value) => `${name}=${inAddress(value)}`) },
    { weight: 1, arbitrary: fc.tuple(given, given).map(([one, other]) => `${one}&${other}`) },
    { weight: 1, arbitrary: brokenAddressPart.map((value) => `${name}=${value}`) },
  );
}

/** They take long to make. */
const bodies = new Map<Schema, fc.Arbitrary<unknown>>();

function bodyOf(type: string, schema: Schema): fc.Arbitrary<{ type: string; body: string }> {
  let value = bodies.get(schema);
  if (!value) bodies.set(schema, (value = valueOf(schema, { resolve, known })));
  if (type === 'application/json') return value.map((each) => ({ type, body: JSON.stringify(each) }));
  const boundary = 'parts';
  return fc.tuple(value, hostileText, fc.boolean()).map(([fields, file, whole]) => {
    const parts = Object.entries(fields ?? {}).map(
      ([name, each]) =>
        `Content-Disposition: form-data; name="${name}"\r\n\r\n${typeof each === 'string' ? each : JSON.stringify(each)}`,
    );
    parts.push(
      `Content-Disposition: form-data; name="photos"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${file}`,
    );
    const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('') + (whole ? `--${boundary}--\r\n` : '');
    return { type: `${type}; boundary=${boundary}`, body };
  });
}

/** `readReprojection` shows what other tests' installations, which have other keys, do in the same Temporal. */
const TRIED = OPERATIONS.filter(({ id }) => id !== 'readReprojection');

describe.each(TRIED.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  it('When it is sent whatever, then it answers as the document says, and never with a fault of the server’s', async () => {
    await fc.assert(
      fc.asyncProperty(requestFor(operation), async (built) => {
        const { status, headers, text } = await exchange(built);
        if (status >= 500) throw new Error(`${status}: ${text.slice(0, 500)}`);
        checkAnswer(built.method, built.path, { status, contentType: headers['content-type'] ?? '', text });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
