import { isIPv6 } from 'node:net';

/**
 * The callers that one network address stands for: an IPv4 address itself, of an IPv6 address the /64, because whoever has
 * one has all 2^64 of them. An IPv4 address that is written as IPv6 is the IPv4 address.
 */
export function addressGroupOf(address: string): string {
  const plain = address.split('%')[0]!.toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  // A dotted IPv4 tail takes two groups, which lie behind the first four in any case.
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...gap, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
