import { XMLParser, XMLValidator } from 'fast-xml-parser';
import {
  errorsSchema,
  requestUpdateSchema,
  serviceDefinitionSchema,
  serviceRequestSchema,
  serviceSchema,
  type RequestUpdate,
  type ServiceRequest,
} from '../../contracts/open311';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const BASE = '/open311/v2';
const DAY = 86_400_000;
const TEXT = 'Đèn đường trước số 12 Hùng Vương tắt ba đêm nay 😀 & <b>tối om</b> ]]>\nxin sửa sớm';
const LAMP_FORM: [string, string][] = [
  ['service_code', 'electricity_lighting'],
  ['lat', '16.463712'],
  ['long', '107.590866'],
  ['description', TEXT],
  ['attribute[extent]', 'one_lamp'],
  ['attribute[pole_number]', 'HV-012'],
];

let paht: TestInstallation;
let api: ApiClient;
let key: string;
let otherKey: string;
let admin: Record<string, string>;

beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
  key = await issueKey('CivicApp');
  otherKey = await issueKey('OtherApp');
});
afterAll(() => paht.stop());

async function issueKey(name: string): Promise<string> {
  const { status, body } = await api.post('/api/v1/admin/api-keys', { name }, admin);
  expect(status).toBe(201);
  return body.key as string;
}

const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (_name, path) =>
    /(services\.service|attributes\.attribute|values\.value|requests\.request|updates\.request_update|errors\.error|endpoints\.endpoint|formats\.format|notes\.note)$/.test(
      String(path),
    ),
});

function parseXml(text: string) {
  expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/);
  expect(XMLValidator.validate(text)).toBe(true);
  return parser.parse(text);
}

async function get(path: string, query: Record<string, string> | string = '') {
  const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  const answer = await api.get(`${BASE}${path}${search && `?${search}`}`);
  const isJson = path.endsWith('.json');
  expect(answer.headers.get('content-type')).toBe(`${isJson ? 'application/json' : 'text/xml'}; charset=utf-8`);
  return { ...answer, xml: isJson ? undefined : parseXml(answer.text) };
}

async function post(path: string, form: [string, string][] | string, query = '') {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const answer = await api.post(`${BASE}${path}${query}`, body, {
    'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
  });
  return { ...answer, xml: path.endsWith('.json') ? undefined : parseXml(answer.text) };
}

async function file(form: [string, string][] = LAMP_FORM, apiKey = key): Promise<string> {
  const { status, body, text } = await post('/requests.json', [['api_key', apiKey], ...form]);
  if (status !== 201) throw new Error(text);
  return body[0].service_request_id as string;
}

async function requestOf(id: string, query: Record<string, string> = {}): Promise<ServiceRequest> {
  const { status, body } = await get(`/requests/${id}.json`, query);
  expect(status).toBe(200);
  return serviceRequestSchema.parse(body[0]);
}

/** Until the report has come to its agency. */
async function assigned(id: string): Promise<void> {
  await eventually(async () => (await requestOf(id)).agency_responsible !== null, 'the report is assigned');
}

async function expectErrors(path: string, status: number, query: Record<string, string> | string = '') {
  for (const format of ['json', 'xml']) {
    const answer = await get(`${path}.${format}`, query);
    expect(answer.status).toBe(status);
    if (format === 'json') expect(errorsSchema.parse(answer.body)[0]!.code).toBe(status);
    else expect(answer.xml.errors.error[0]).toEqual({ code: String(status), description: expect.any(String) });
  }
}

describe('discovery', () => {
  it('When it is asked for, then both formats name the endpoint, and its address works', async () => {
    const { body } = await get('/discovery.json');
    expect(body).toEqual({
      changeset: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      contact: expect.stringMatching(/./),
      key_service: expect.stringMatching(/./),
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: 'http://paht.test/open311/v2',
          changeset: body.changeset,
          type: 'test',
          formats: ['text/xml', 'application/json'],
        },
      ],
    });
    const { xml } = await get('/discovery.xml');
    expect(xml.discovery.endpoints.endpoint[0].formats.format).toEqual(['text/xml', 'application/json']);
    expect(xml.discovery.changeset).toBe(body.changeset);
  });

  it('When a category is edited, then the changeset moves on', async () => {
    const before = (await get('/discovery.json')).body.changeset as string;
    const path = '/api/v1/admin/city/categories/noise';
    const { data } = (await api.get(path, admin)).body;
    expect((await api.put(path, data, admin)).status).toBe(200);
    expect((await get('/discovery.json')).body.changeset > before).toBe(true);
  });
});

describe('services', () => {
  it('When they are listed, then both formats say the same', async () => {
    const { body } = await get('/services.json');
    const services = serviceSchema.array().parse(body);
    expect(services.map(({ service_code }) => service_code)).toEqual(paht.city.categories.map(({ code }) => code));
    expect(services.find(({ service_code }) => service_code === 'electricity_lighting')).toMatchObject({
      service_name: 'Điện và chiếu sáng công cộng',
      metadata: true,
      type: 'realtime',
      group: expect.stringMatching(/./),
      keywords: expect.stringMatching(/^[^,]+(,[^,]+)*$/),
    });
    expect(services.find(({ service_code }) => service_code === 'other')!.metadata).toBe(false);
    const { xml } = await get('/services.xml');
    expect(xml.services.service).toEqual(
      services.map((service) => ({ ...service, metadata: String(service.metadata) })),
    );
  });

  it('When English is asked for, then names are English', async () => {
    const { body } = await api.get(`${BASE}/services.json`, { 'Accept-Language': 'en' });
    expect(body[0].service_name).toBe('Traffic');
  });

  it('When a definition is asked for, then its attributes are in order and lists have their values', async () => {
    const { body } = await get('/services/electricity_lighting.json');
    const { service_code, attributes } = serviceDefinitionSchema.parse(body);
    expect(service_code).toBe('electricity_lighting');
    expect(attributes.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
    expect(attributes[0]).toMatchObject({ variable: false, required: false });
    expect(attributes[1]).toMatchObject({
      code: 'extent',
      datatype: 'singlevaluelist',
      required: true,
      variable: true,
    });
    expect(attributes[1]!.values![0]).toEqual({ key: 'one_lamp', name: 'Một bóng đèn' });
    const { xml } = await get('/services/electricity_lighting.xml');
    const inXml = xml.service_definition.attributes.attribute;
    expect(inXml).toHaveLength(4);
    expect(inXml[1]).toMatchObject({ code: 'extent', required: 'true', order: '2' });
    expect(inXml[1].values.value[0]).toEqual({ key: 'one_lamp', name: 'Một bóng đèn' });
  });

  it('When all definitions are read, then every datatype of the specification occurs in them', async () => {
    const used = paht.city.categories.flatMap(({ questions = [] }) => questions.map(({ datatype }) => datatype));
    expect(new Set(used)).toEqual(
      new Set(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
    );
  });

  it('When a service has no questions, then its definition has no attributes', async () => {
    expect((await get('/services/other.json')).body).toEqual({ service_code: 'other', attributes: [] });
    expect((await get('/services/other.xml')).xml.service_definition.attributes).toBe('');
  });
});

describe('jurisdiction', () => {
  it('When it is left out, empty or the city’s, then the answer is the same; another one is not found', async () => {
    const plain = (await get('/services.json')).text;
    expect((await get('/services.json', 'jurisdiction_id=')).text).toBe(plain);
    expect((await get('/services.json', 'jurisdiction_id=hue')).text).toBe(plain);
    for (const path of [
      '/services',
      '/services/noise',
      '/requests',
      '/requests/x',
      '/tokens/x',
      '/servicerequestupdates',
    ])
      await expectErrors(path, 404, 'jurisdiction_id=chicago.gov');
  });
});

describe('what does not exist', () => {
  it('When a path cannot be decoded, then it is 400', () => expectErrors('/services/%ff', 400));

  it.each(['/services/nothing', '/nothing', '/requests/HUE-00000-00000', '/requests/nonsense', '/tokens/nothing', '/'])(
    'When %s is asked for, then it is 404 in the format asked for',
    (path) => expectErrors(path, 404),
  );

  it('When another format is asked for, then it is an error in XML, which is also what no suffix means', async () => {
    for (const suffix of ['.yaml', '.html', '.JSON']) expect((await get(`/services${suffix}`)).status).toBe(404);
    expect((await get('/services')).xml.services.service).toHaveLength(paht.city.categories.length);
  });

  it('When a method is not one of the path, then the answer lists those that are', async () => {
    const answer = await post('/services.json', []);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(errorsSchema.parse(answer.body)[0]!.code).toBe(405);
  });
});

describe('filing a request', () => {
  it('When a request is filed in XML, then it is found at once, by its id and by its token, and its words come back whole', async () => {
    const { status, headers, xml } = await post('/requests.xml', [['api_key', key], ...LAMP_FORM]);
    expect(status).toBe(201);
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const [request] = xml.service_requests.request;
    const id = request.service_request_id as string;
    expect(request).toEqual({ service_request_id: id, service_notice: expect.stringContaining(id), account_id: '' });
    expect((await get(`/requests/${id}.xml`)).xml.service_requests.request[0].service_request_id).toBe(id);
    expect((await get(`/tokens/${id}.json`)).body).toEqual([{ service_request_id: id, token: id }]);
    expect((await get(`/tokens/${id}.xml`)).xml.service_requests.request).toEqual([
      { service_request_id: id, token: id },
    ]);
    await assigned(id);
    const own = (await get(`/requests/${id}.xml`, { api_key: key })).xml.service_requests.request[0];
    expect(own).toEqual({
      service_request_id: id,
      status: 'open',
      status_notes: '',
      service_name: 'Điện và chiếu sáng công cộng',
      service_code: 'electricity_lighting',
      description: TEXT,
      agency_responsible: expect.stringMatching(/./),
      service_notice: '',
      requested_datetime: expect.stringMatching(/Z$/),
      updated_datetime: expect.stringMatching(/Z$/),
      expected_datetime: expect.stringMatching(/Z$/),
      address: '',
      address_id: expect.stringMatching(/^\d+$/),
      zipcode: '',
      lat: '16.463712',
      long: '107.590866',
      media_url: '',
    });
    const { body } = await get(`/requests/${id}.json`, { api_key: key });
    expect(body).toHaveLength(1);
    expect(serviceRequestSchema.parse(body[0])).toMatchObject({ description: TEXT, lat: 16.463712, zipcode: null });
  });

  it('When somebody else reads it, then neither the words nor the exact place nor the links are there', async () => {
    const id = await file([
      ...LAMP_FORM,
      ['media_url', 'https://pictures.example/1.jpg'],
      ['address_string', '12 Hùng Vương'],
    ]);
    await assigned(id);
    for (const query of [{}, { api_key: otherKey }] as Record<string, string>[]) {
      const request = await requestOf(id, query);
      expect(request).toMatchObject({ lat: 16.464, long: 107.591, address: null, media_url: null });
      expect(request.description).toContain('Điện và chiếu sáng công cộng');
      expect(request.description).not.toContain('Hùng Vương');
    }
    expect(await requestOf(id, { api_key: key })).toMatchObject({
      media_url: 'https://pictures.example/1.jpg',
      address: '12 Hùng Vương',
    });
  });

  it('When contact data come with it, then they are kept for the centre and are in no answer', async () => {
    const id = await file([
      ...LAMP_FORM,
      ['email', 'lan@example.com'],
      ['phone', '0912 345 678'],
      ['first_name', 'Lan'],
      ['last_name', 'Nguyễn'],
      ['device_id', 'device-77'],
      ['account_id', 'account-77'],
    ]);
    await assigned(id);
    const row = await paht.db('reporter').where({ reference: id }).first();
    expect(row).toMatchObject({ name: 'Nguyễn Lan', email: 'lan@example.com', phone: '+84912345678' });
    const { text } = await get(`/requests/${id}.json`, { api_key: key, extensions: 'true' });
    for (const secret of ['lan@', '912345678', 'Nguyễn', '-77']) expect(text).not.toContain(secret);
  });

  it('When it has attributes, then they reach staff and the client in words, and unknown ones are not fatal', async () => {
    const id = await file([
      ['service_code', 'urban_infrastructure'],
      ['lat', '16.46'],
      ['long', '107.59'],
      ['attribute[object]', 'road'],
      ['attribute[hinders][]', 'walking'],
      ['attribute[hinders][]', 'cars'],
      ['attribute[size_cm]', '40.5'],
      ['attribute[uprn]', '100'],
      ['deviceid', 'x'],
    ]);
    await assigned(id).catch(() => undefined);
    const operator = bearer(await paht.tokenFor('operator'));
    const { own } = (await api.get(`/api/v1/reports/${id}`, operator)).body;
    expect(own.answers).toEqual([
      { code: 'object', label: 'Hạng mục hư hỏng', value: 'road', text: 'Mặt đường' },
      { code: 'hinders', label: 'Gây trở ngại cho ai?', value: ['walking', 'cars'], text: 'Người đi bộ, Ô tô' },
      { code: 'size_cm', label: 'Kích thước ước chừng (cm)', value: 40.5, text: '40.5' },
    ]);
    const { attributes } = await requestOf(id, { api_key: key, extensions: 'true' });
    expect(attributes).toContainEqual({ code: 'hinders', name: 'Gây trở ngại cho ai?', value: 'Người đi bộ, Ô tô' });
    expect((await requestOf(id, { extensions: 'true' })).attributes).toBeUndefined();
  });

  it.each([
    ['brackets as they are', 'attribute[kinds][]=smoke&attribute[kinds][]=smell'],
    ['brackets encoded', 'attribute%5Bkinds%5D%5B%5D=smoke&attribute%5Bkinds%5D%5B%5D=smell'],
    ['the attribute repeated', 'attribute[kinds]=smoke&attribute[kinds]=smell'],
  ])('When several values come with %s, then all are taken', async (_, attributes) => {
    const form = `api_key=${key}&service_code=environment_waste&lat=16.46&long=107.59&description=kh%C3%B3i&${attributes}`;
    const { status, body } = await post('/requests.json', form);
    expect(status).toBe(201);
    const id = body[0].service_request_id as string;
    const row = await eventually(() => paht.db('report').where({ reference: id }).first(), 'it is recorded');
    expect([row.answers, row.channel]).toEqual([{ kinds: ['smoke', 'smell'] }, 'open311']);
  });

  it.each([
    ['api_key in the query', (k: string) => `?api_key=${k}`],
    ['jurisdiction in the query too', (k: string) => `?api_key=${k}&jurisdiction_id=hue`],
  ])('When a client puts %s, then it is taken', async (_, query) => {
    expect((await post('/requests.json', LAMP_FORM, query(key))).status).toBe(201);
  });

  it('When only an address or the code of a ward is given, then that is place enough', async () => {
    const area = paht.city.areas[0]!;
    const id = await file([
      ['service_code', 'noise'],
      ['address_id', area.code],
    ]);
    await eventually(async () => (await requestOf(id)).address_id === area.code, 'it is recorded with its ward');
    expect(await requestOf(id, { api_key: key })).toMatchObject({ lat: null, long: null, description: 'Tiếng ồn' });
    await file([
      ['service_code', 'noise'],
      ['address_string', 'Đường Lê Lợi'],
    ]);
  });

  it('When a request is sent again with its Idempotency-Key, then it is the same request', async () => {
    const send = async (k: string) =>
      (
        await api.post(`${BASE}/requests.json`, new URLSearchParams([['api_key', k], ...LAMP_FORM]).toString(), {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Idempotency-Key': 'once',
        })
      ).body[0].service_request_id;
    const first = await send(key);
    expect(await send(key)).toBe(first);
    expect(await send(otherKey)).not.toBe(first);
  });

  const without = (name: string) => LAMP_FORM.filter(([each]) => each !== name);
  it.each<[string, number, [string, string][], RegExp]>([
    ['no service_code', 400, without('service_code'), /^service_code: is required/],
    [
      'an unknown service_code',
      404,
      [
        ['service_code', 'nothing'],
        ['lat', '16.46'],
        ['long', '107.59'],
      ],
      /service_code/,
    ],
    ['no place', 400, [['service_code', 'noise']], /lat.*address_string.*address_id/],
    ['lat alone', 400, without('long'), /lat, long: must be given together/],
    ['an empty long', 400, [...without('long'), ['long', '']], /together/],
    ['a place elsewhere', 400, [...without('lat'), ['lat', '10.77']], /lat, long: must be inside/],
    ['degrees that are none', 400, [...without('lat'), ['lat', 'NaN']], /lat: must be a number/],
    ['degrees beyond the pole', 400, [...without('lat'), ['lat', '91']], /lat: must be at most 90/],
    [
      'an unknown address_id',
      400,
      [
        ['service_code', 'noise'],
        ['address_id', '7'],
      ],
      /address_id/,
    ],
    ['a required attribute missing', 400, without('attribute[extent]'), /attribute\[extent\]: is required/],
    [
      'a value that is not in the list',
      400,
      [...without('attribute[extent]'), ['attribute[extent]', 'all']],
      /attribute\[extent\]: must be one of one_lamp/,
    ],
    [
      'a date without a zone',
      400,
      [...LAMP_FORM, ['attribute[since]', '2026-03-02']],
      /attribute\[since\]: must be an instant/,
    ],
    [
      'a line break in a string',
      400,
      [...without('attribute[pole_number]'), ['attribute[pole_number]', 'a\nb']],
      /without line breaks/,
    ],
    [
      'too long a description',
      400,
      [...without('description'), ['description', 'a'.repeat(4_001)]],
      /description: must have at most 4000/,
    ],
    [
      'a NUL',
      400,
      [...without('description'), ['description', 'a\0b']],
      /description: must not contain the character NUL/,
    ],
    [
      'a media_url that is no link',
      400,
      [...LAMP_FORM, ['media_url', 'file:///etc/passwd']],
      /media_url: must be a link/,
    ],
    ['an e-mail address that is none', 400, [...LAMP_FORM, ['email', 'lan']], /email: must be an e-mail/],
  ])('When there is %s, then it is %i and says so, in both formats', async (_, status, form, description) => {
    const inJson = await post('/requests.json', [['api_key', key], ...form]);
    expect(inJson.status).toBe(status);
    const [first] = errorsSchema.parse(inJson.body);
    expect(first).toEqual({ code: status, description: expect.stringMatching(description) });
    const inXml = await post('/requests.xml', [['api_key', key], ...form]);
    expect(inXml.status).toBe(status);
    expect(inXml.xml.errors.error[0]).toEqual({ code: String(status), description: first!.description });
  });

  it('When several things are wrong, then each is named', async () => {
    const { body } = await post('/requests.json', [
      ['api_key', key],
      ['lat', 'x'],
      ['long', 'y'],
    ]);
    expect(body.map(({ description }: { description: string }) => description.split(':')[0])).toEqual([
      'service_code',
      'lat',
      'long',
    ]);
  });

  it('When the key is missing, wrong or taken back, then it is 403', async () => {
    const taken = await api.post('/api/v1/admin/api-keys', { name: 'Gone' }, admin);
    await fetch(`${paht.baseUrl}/api/v1/admin/api-keys/${taken.body.id}`, { method: 'DELETE', headers: admin });
    for (const shown of ['', 'wrong', taken.body.key]) {
      for (const path of ['/requests', '/servicerequestupdates']) {
        const { status, xml } = await post(`${path}.xml`, [['api_key', shown], ...LAMP_FORM]);
        expect([status, xml.errors.error[0].code]).toEqual([403, '403']);
      }
    }
    await expectErrors('/requests', 403, { api_key: 'wrong' });
  });

  it('When the body is of another type, not UTF-8 or too large, then it is an error document', async () => {
    const send = async (body: string | Uint8Array, type: string) => {
      const answer = await api.post(`${BASE}/requests.json`, body, { 'Content-Type': type });
      expect(errorsSchema.parse(answer.body)[0]!.code).toBe(answer.status);
      return answer.status;
    };
    const form = 'application/x-www-form-urlencoded';
    expect(await send('{}', 'application/json')).toBe(400);
    expect(await send(`api_key=${key}`, `${form}; charset=utf-16`)).toBe(400);
    expect(await send(Uint8Array.from([0x61, 0x3d, 0xff]), form)).toBe(400);
    expect(await send('description=%ff', form)).toBe(400);
    expect(await send(`description=${'a'.repeat(200_000)}`, form)).toBe(413);
    expect(await send('', form)).toBe(403);
  });

  it('When bytes come as they are, then they are UTF-8', async () => {
    const form = `api_key=${key}&service_code=noise&address_string=Lê Lợi&description=Ồn ào quá`;
    const { body } = await post('/requests.json', form);
    const id = body[0].service_request_id as string;
    const { description } = await eventually(async () => {
      const request = await requestOf(id, { api_key: key });
      return request.address_id === null && request.address === null ? null : request;
    }, 'it is recorded');
    expect(description).toBe('Ồn ào quá');
  });
});

describe('finding requests', () => {
  let lamp: string;
  let noise: string;

  beforeAll(async () => {
    lamp = await file();
    noise = await file([
      ['service_code', 'noise'],
      ['lat', '16.46'],
      ['long', '107.59'],
      ['description', 'Hàng xóm hát karaoke bằng loa kéo suốt đêm'],
    ]);
    for (const id of [lamp, noise]) await assigned(id);
  });

  const ids = async (query: Record<string, string> | string): Promise<string[]> => {
    const { status, body, text } = await get('/requests.json', query);
    if (status !== 200) throw new Error(text);
    const found = serviceRequestSchema.array().parse(body);
    const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    const { xml } = await get('/requests.xml', search);
    const inXml = (xml.service_requests.request ?? []) as { service_request_id: string }[];
    const listed = found.map(({ service_request_id }) => service_request_id);
    expect(inXml.map(({ service_request_id }) => service_request_id)).toEqual(listed);
    return listed;
  };

  it('When ids are given, then they override everything else, wrong as it may be', async () => {
    expect(
      await ids({ service_request_id: `${lamp},${noise},HUE-00000-00000,x`, status: 'nonsense', start_date: 'x' }),
    ).toEqual([noise, lamp]);
    expect(await ids(`service_request_id=${lamp.toLowerCase()}&service_request_id=${noise}`)).toHaveLength(2);
  });

  it('When services or states are asked for, then only those come, the newest first', async () => {
    const all = await ids('');
    expect(all.indexOf(noise)).toBeLessThan(all.indexOf(lamp));
    expect(await ids({ service_code: 'noise' })).toContain(noise);
    expect(await ids({ service_code: 'noise' })).not.toContain(lamp);
    expect(await ids('service_code=noise&service_code=electricity_lighting')).toEqual(
      expect.arrayContaining([noise, lamp]),
    );
    expect(await ids({ service_code: 'nothing' })).toEqual([]);
    expect(await ids({ status: 'open' })).toEqual(expect.arrayContaining([noise, lamp]));
    expect(await ids({ status: 'closed', service_code: 'noise' })).toEqual([]);
    expect(await ids({ status: 'open,closed' })).toEqual(all);
    expect(await ids({ status: '', service_code: '', start_date: '' })).toEqual(all);
  });

  it('When a range is given, then both its ends are in it, in any zone', async () => {
    const { requested_datetime: at } = await requestOf(lamp);
    expect(await ids({ start_date: at, end_date: at })).toContain(lamp);
    const inHue = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
    expect(await ids({ start_date: inHue, end_date: inHue })).toContain(lamp);
    expect(await ids(`start_date=${inHue}&end_date=${inHue}`)).toContain(lamp);
    const later = new Date(Date.parse(at) + 1).toISOString();
    expect(await ids({ start_date: later })).not.toContain(lamp);
    expect(await ids({ start_date: '2020-01-01T00:00:00.123456-06:00' })).toEqual([]);
  });

  it('When nothing is said of time, then it is the last 90 days; a longer range is refused', async () => {
    const before = new Date(Date.now() - 91 * DAY);
    await paht.db('report').where({ reference: noise }).update({ submitted_at: before });
    expect(await ids('')).not.toContain(noise);
    expect(await ids({ end_date: new Date(before.getTime() + DAY).toISOString() })).toContain(noise);
    expect(await ids({ start_date: new Date(before.getTime() - DAY).toISOString() })).toContain(noise);
    const start_date = '2026-01-01T00:00:00Z';
    await expectErrors('/requests', 400, { start_date, end_date: '2026-04-01T00:00:01Z' });
    await expectErrors('/requests', 400, { start_date, end_date: '2025-12-31T00:00:00Z' });
    expect(await ids({ start_date, end_date: '2026-04-01T00:00:00Z' })).toEqual([]);
  });

  it('When what has changed is asked for, then it is found by that', async () => {
    const { updated_datetime: at } = await requestOf(lamp);
    expect(await ids({ updated_after: at })).toContain(lamp);
    expect(await ids({ updated_after: at, updated_before: at })).toContain(lamp);
    expect(await ids({ updated_after: new Date(Date.parse(at) + 1).toISOString() })).not.toContain(lamp);
  });

  it('When pages are asked for, then together they are the whole', async () => {
    const all = await ids('');
    const pages = await Promise.all([1, 2, 3].map((page) => ids({ page: String(page), page_size: '2' })));
    expect(pages.flat()).toEqual(all.slice(0, 6));
    expect(await ids({ page: '9999', page_size: '1000' })).toEqual([]);
  });

  it.each([
    'status=OPEN',
    'status=finished',
    'start_date=2026-01-01',
    'start_date=2026-01-01T00:00:00',
    'end_date=yesterday',
    'updated_after=1',
    'page=0',
    'page=x',
    'page_size=1001',
    'extensions=perhaps',
    'start_date=%ff',
  ])('When %s is asked for, then it is 400', (query) => expectErrors('/requests', 400, query));

  it('When more ids than an answer can hold are asked for, then it is 400', () =>
    expectErrors('/requests', 400, `service_request_id=${'x,'.repeat(1_001)}`));

  it.each([
    'start_date=0000-01-01T00:00:00Z',
    'end_date=0000-01-01T00:00:00Z',
    'start_date=9999-12-31T23:59:59Z',
    `service_code=${'%00'}`,
    'service_request_id=%00',
    '__proto__=x&constructor=y&toString=z',
  ])('When %s is asked for, then nothing is found and nothing fails', async (query) => {
    expect([200, 400]).toContain((await get('/requests.json', query)).status);
  });

  it('When nothing fits, then the list is empty and no error', async () => {
    const { text } = await get('/requests.xml', { service_code: 'nothing' });
    expect(text).toContain('<service_requests/>');
  });
});

describe('results and updates', () => {
  const updatesOf = async (id: string, query: Record<string, string> = {}): Promise<RequestUpdate[]> => {
    const { status, body } = await get('/servicerequestupdates.json', query);
    expect(status).toBe(200);
    return requestUpdateSchema
      .array()
      .parse(body)
      .filter(({ service_request_id }) => service_request_id === id);
  };
  const act = async (id: string, role: 'officer' | 'operator', command: string, payload: unknown) => {
    const token = bearer(await paht.tokenFor(role, role === 'officer' ? 'hepco' : undefined));
    expect((await api.act(id, command, payload, token)).status).toBe(200);
  };

  it('When an agency answers, then the client reads the result, by the request and by its updates', async () => {
    const id = await file();
    await assigned(id);
    await act(id, 'officer', 'accept', {});
    expect((await requestOf(id, { extensions: 'true' })).extended_attributes).toEqual({
      detailed_status: 'IN_PROGRESS',
      status_code: 'in_progress',
    });
    await act(id, 'officer', 'resolve', { result: 'done', answer: 'Đã thay bóng đèn mới.' });
    const request = await requestOf(id, { extensions: 'true' });
    expect(request).toMatchObject({
      status: 'closed',
      status_notes: 'Đã thay bóng đèn mới.',
      extended_attributes: { detailed_status: 'FIXED', status_code: 'resolved' },
    });
    const updates = await updatesOf(id);
    const last = updates.at(-1)!;
    expect(last).toEqual({
      update_id: expect.stringMatching(new RegExp(`^${id}:\\d+$`)),
      service_request_id: id,
      status: 'CLOSED',
      external_status_code: 'resolved',
      updated_datetime: request.updated_datetime,
      description: expect.stringContaining('Đã thay bóng đèn mới.'),
    });
    expect(updates[0]).toMatchObject({ status: 'OPEN' });
    expect(request.notes!.map(({ description }) => description)).toEqual(updates.map(({ description }) => description));
    expect(await updatesOf(id, { start_date: last.updated_datetime, end_date: last.updated_datetime })).toEqual([last]);
    const { xml } = await get('/servicerequestupdates.xml');
    expect(xml.service_request_updates.request_update).toContainEqual({ ...last });
    const closed = (await get('/requests.json', { status: 'closed', updated_after: last.updated_datetime })).body;
    expect(closed.map((each: ServiceRequest) => each.service_request_id)).toContain(id);
  });

  it('When a report is refused, then why is for the client that filed it, and the kind of reason for everybody', async () => {
    const id = await file();
    await assigned(id);
    await act(id, 'operator', 'reject', { reason: 'insufficient', explanation: 'Xin cho biết số cột đèn.' });
    const own = await requestOf(id, { api_key: key });
    expect(own).toMatchObject({ status: 'closed', status_notes: expect.stringContaining('số cột đèn') });
    const others = await requestOf(id);
    expect(others.status_notes).toMatch(/Không đủ thông tin/);
    expect(others.status_notes).not.toContain('cột đèn');
  });

  it('When the client adds something, then it is a comment of the citizen, once however often it is sent', async () => {
    const id = await file();
    await assigned(id);
    const form: [string, string][] = [
      ['api_key', key],
      ['service_request_id', id],
      ['update_id', '77'],
      ['updated_datetime', '2026-03-02T09:00:00.123+07:00'],
      ['status', 'OPEN'],
      ['description', 'Nay tắt thêm hai bóng nữa'],
    ];
    const { status, body } = await post('/servicerequestupdates.json', form);
    expect(status).toBe(201);
    const { xml } = await post('/servicerequestupdates.xml', form);
    expect(xml.service_request_updates.request_update).toEqual(body);
    const own = await updatesOf(id, { api_key: key });
    expect(own.filter(({ update_id }) => update_id === body[0].update_id)).toEqual([
      expect.objectContaining({ description: expect.stringContaining('hai bóng nữa') }),
    ]);
    for (const query of [{}, { api_key: otherKey }] as Record<string, string>[])
      expect((await updatesOf(id, query)).map(({ description }) => description).join()).not.toContain('hai bóng');
  });

  it('When information was asked for, then the client’s update gives it, also when it is sent again', async () => {
    const id = await file();
    await assigned(id);
    await act(id, 'officer', 'accept', {});
    await act(id, 'officer', 'request_information', { question: 'Số cột đèn là bao nhiêu?' });
    expect((await updatesOf(id, { api_key: key })).at(-1)!.description).toContain('Số cột đèn là bao nhiêu?');
    const form: [string, string][] = [
      ['api_key', key],
      ['service_request_id', id],
      ['update_id', '78'],
      ['description', 'HV-012'],
    ];
    const first = (await post('/servicerequestupdates.json', form)).body;
    expect((await requestOf(id, { extensions: 'true' })).extended_attributes!.status_code).toBe('in_progress');
    expect((await post('/servicerequestupdates.json', form)).body).toEqual(first);
    const types = await paht.db('report_event').where({ reference: id }).orderBy('seq').pluck('type');
    expect(types.filter((type) => ['information_provided', 'commented'].includes(type))).toEqual([
      'information_provided',
    ]);
  });

  it('When an update is wrong, then it is refused', async () => {
    const id = await file();
    await assigned(id);
    const { reference } = await api.submit(LAMP);
    await assigned(reference);
    const send = async (form: [string, string][], by = key) => {
      const { status, body } = await post('/servicerequestupdates.json', [
        ['api_key', by],
        ['update_id', '1'],
        ...form,
      ]);
      return [status, errorsSchema.parse(body)[0]!.description];
    };
    expect(
      await send(
        [
          ['service_request_id', id],
          ['description', 'x'],
        ],
        otherKey,
      ),
    ).toEqual([403, expect.any(String)]);
    expect(
      await send([
        ['service_request_id', reference],
        ['description', 'x'],
      ]),
    ).toEqual([403, expect.any(String)]);
    expect(
      await send([
        ['service_request_id', 'HUE-00000-00000'],
        ['description', 'x'],
      ]),
    ).toEqual([404, expect.any(String)]);
    expect(await send([['service_request_id', id]])).toEqual([400, 'description: is required']);
    expect(
      await send([
        ['service_request_id', id],
        ['description', 'x'],
        ['updated_datetime', '1'],
      ]),
    ).toEqual([400, expect.stringMatching(/^updated_datetime/)]);
    const withdrawn = await file();
    await assigned(withdrawn);
    await paht.db('report').where({ reference: withdrawn }).update({ status: 'withdrawn' });
    expect(
      await send([
        ['service_request_id', withdrawn],
        ['description', 'x'],
      ]),
    ).toEqual([400, 'Phản ánh đã kết thúc.']);
  });

  it('When updates are asked for wrongly, then it is 400', async () => {
    await expectErrors('/servicerequestupdates', 400, { start_date: 'x' });
    await expectErrors('/servicerequestupdates', 400, {
      start_date: '2026-01-01T00:00:00Z',
      end_date: '2026-05-01T00:00:00Z',
    });
  });

  it('When reports came another way, then clients see of them what everybody sees', async () => {
    const { reference } = await api.submit(LAMP);
    await assigned(reference);
    const request = await requestOf(reference, { api_key: key });
    expect(request.description).not.toContain('Hùng Vương');
    expect((await updatesOf(reference)).length).toBeGreaterThan(0);
    await act(reference, 'operator', 'comment', { text: 'Xin chào chị Lan' });
    for (const query of [{}, { api_key: key }] as Record<string, string>[]) {
      expect(JSON.stringify(await updatesOf(reference, query))).not.toContain('Lan');
      expect(JSON.stringify((await requestOf(reference, { ...query, extensions: 'true' })).notes)).not.toContain('Lan');
    }
  });
});

describe('what staff have written with characters that XML cannot hold', () => {
  it('When it is in an answer, then the document is well-formed all the same', async () => {
    const id = await file();
    await assigned(id);
    await paht.db('report').where({ reference: id }).update({ text: 'a\u0001b\uFFFEc\r\nd]]>&' });
    const { xml } = await get(`/requests/${id}.xml`, { api_key: key });
    expect(xml.service_requests.request[0].description.replace('&#13;', '\r')).toBe('abc\r\nd]]>&');
  });
});
