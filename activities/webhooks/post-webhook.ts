import { lookup as resolveName } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How far a receiver may be reached. */
export interface Reach {
  /** Also addresses of this machine and of networks that are not public. */
  privateAddresses: boolean;
  /** Also without encryption. */
  plainHttp: boolean;
}

export interface Received {
  status: number;
  /** The beginning of the answer, in plain characters. */
  excerpt: string;
  retryAfterSeconds: number | null;
}

/** The receiver could not be reached, or must not be. The message is for administrators and names no address. */
export class WebhookUnreachableError extends Error {
  override readonly name = 'WebhookUnreachableError';
}

const TIMEOUT_MS = 10_000;
const MAX_READ_BYTES = 64 * 1024;
const MAX_EXCERPT = 200;

/** Everything but public unicast addresses, by the registries of special-purpose addresses. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
}
/** Of IPv6 only 2000::/3 is given out; in it lie ranges for documents, and such as carry an IPv4 address. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');
}

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  return isIP(address) === 6 && PUBLIC_V6.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6');
}

/**
 * Posts a body to an address that an administrator has entered, so that nobody inside is reached by it: the name is resolved
 * once, and it is the address that was checked which is connected to. Redirects are not followed.
 */
export async function postWebhook(
  url: string,
  { body, headers, reach }: { body: string; headers: Record<string, string>; reach: Reach },
): Promise<Received> {
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  if (!secure && !reach.plainHttp) throw new WebhookUnreachableError('only https is allowed');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // What is an address already is not looked up.
  if (isIP(host) && !reach.privateAddresses && !isPublicAddress(host)) throw notPublic();
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 4);
      if (!reach.privateAddresses && !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(notPublic(), '', 4);
      }
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first!.address, first!.family);
    });
  };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = (secure ? requestHttps : requestHttp)(
        target,
        {
          method: 'POST',
          // No connection that an earlier request has opened.
          agent: false,
          lookup,
          signal,
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            'Content-Length': String(Buffer.byteLength(body)),
            'User-Agent': 'paht-webhooks/1',
            ...headers,
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
    return {
      status: response.statusCode ?? 0,
      excerpt: await readExcerpt(response),
      retryAfterSeconds: secondsOf(response.headers['retry-after']),
    };
  } catch (error) {
    if (error instanceof WebhookUnreachableError) throw error;
    throw new WebhookUnreachableError(signal.aborted ? 'no answer within 10 seconds' : codeOf(error), { cause: error });
  }
}

function notPublic(): WebhookUnreachableError {
  return new WebhookUnreachableError('the address is not a public one');
}

/** Reads so much that a small answer ends well, and no more. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_READ_BYTES) break;
    }
  } catch {
    // The status has come, and it alone counts.
  }
  response.destroy();
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .slice(0, MAX_EXCERPT * 4);
  return text
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .toWellFormed()
    .slice(0, MAX_EXCERPT);
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 60) : 'the connection failed';
}
