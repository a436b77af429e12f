import fc from 'fast-check';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/support/webhook-receiver';
import { isPublicAddress, postWebhook, type Reach } from './post-webhook';

const EVERYWHERE: Reach = { privateAddresses: true, plainHttp: true };
const PUBLIC_ONLY: Reach = { privateAddresses: false, plainHttp: true };

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = (_webhook, response) => void response.writeHead(204).end();
});
afterAll(() => receiver.stop());

const post = (url: string, reach: Reach) =>
  postWebhook(url, { body: '{"a":1}', headers: { 'webhook-id': 'x' }, reach });

describe('where a webhook may go', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'junk',
    '',
  ])('When the address is %s, then it is not a public one', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2400:cb00::1'])(
    'When the address is %s, then it is a public one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('When the address is a private one in any spelling, or a name of one, then nobody is connected to', async () => {
    const { port } = receiver;
    const spellings = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0177.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:7f00:1]',
      '0',
    ];
    for (const host of spellings) {
      await expect(post(`http://${host}:${port}/`, PUBLIC_ONLY)).rejects.toThrow('the address is not a public one');
    }
    expect(receiver.received).toEqual([]);
    expect(await post(`http://localhost:${port}/`, EVERYWHERE)).toMatchObject({ status: 204 });
  });

  it('When the last two bytes of a private network are any, then it stays private', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(255),
        fc.constantFrom('10.9', '192.168', '127.0', '169.254', '172.16'),
        (a, b, net) => {
          expect(isPublicAddress(`${net}.${a}.${b}`)).toBe(false);
          expect(isPublicAddress(`::ffff:${net}.${a}.${b}`)).toBe(false);
        },
      ),
    );
  });

  it('When plain http is not allowed, then it is not used', async () => {
    await expect(post(receiver.url, { privateAddresses: true, plainHttp: false })).rejects.toThrow('only https');
    expect(receiver.received).toEqual([]);
  });
});

describe('what a receiver may do', () => {
  it('When it redirects, then that is its answer, and the other address is not asked', async () => {
    receiver.answer = (_webhook, response) => void response.writeHead(302, { Location: receiver.url }).end();
    expect(await post(receiver.url, EVERYWHERE)).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });

  it('When it answers without an end, then the beginning is read and no more', async () => {
    receiver.answer = (_webhook, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('Nhận được\u0000 rồi. '.repeat(1_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const { status, excerpt } = await post(receiver.url, EVERYWHERE);
    expect(status).toBe(200);
    expect(excerpt).toHaveLength(200);
    expect(excerpt).toMatch(/^Nhận được {2}rồi\. /);
  });

  it('When it hangs up or is not there, then the failure says so, and not where', async () => {
    receiver.answer = (_webhook, response) => void response.destroy();
    await expect(post(receiver.url, EVERYWHERE)).rejects.toThrow('ECONNRESET');
    await expect(post('http://127.0.0.1:1/', EVERYWHERE)).rejects.toThrow(/^ECONNREFUSED$/);
    await expect(post('http://no-such-host.invalid/', EVERYWHERE)).rejects.toThrow(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  it('When it asks to be spared for a while, then that is told', async () => {
    receiver.answer = (_webhook, response) => void response.writeHead(429, { 'Retry-After': '120' }).end('slow down');
    expect(await post(receiver.url, EVERYWHERE)).toEqual({ status: 429, excerpt: 'slow down', retryAfterSeconds: 120 });
  });
});
