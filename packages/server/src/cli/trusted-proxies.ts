import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { StartError } from './start-error.ts';

/** Tells from which address a request comes, past the proxies that are trusted. */
export type ClientAddress = (request: IncomingMessage) => string | undefined;

/** Whether the machine at this address, the n-th on the way from us, is one of our proxies. */
type IsTrusted = (address: string, hop: number) => boolean;

/**
 * What `X-Forwarded-For` says counts only as far as trusted proxies have said it: the first address from our side that is none
 * of theirs is the client's. `setting` is how many proxies there are, or their addresses and ranges between commas.
 *
 * @throws StartError
 */
export function trustedProxies(setting: string | undefined): ClientAddress {
  if (setting === undefined) return ({ socket }) => socket.remoteAddress;
  const isTrusted = parse(setting);
  return (request) => {
    const forwarded = request.headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
    const way = [request.socket.remoteAddress ?? '', ...forwarded.map((entry) => entry.trim()).toReversed()];
    let hop = 0;
    while (hop + 1 < way.length && isTrusted(way[hop] ?? '', hop) && isIP(way[hop + 1] ?? '')) hop += 1;
    return way[hop];
  };
}

function parse(setting: string): IsTrusted {
  const hops = /^\d{1,2}$/u.test(setting) ? Number(setting) : undefined;
  if (hops !== undefined) return (_address, hop) => hop < hops;
  const ranges = setting.split(',').map((entry) => parseRange(entry.trim()));
  return (address) => {
    if (!isIP(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([range, bits]) => parsed.kind() === range.kind() && parsed.match(range, bits));
  };
}

function parseRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [start = ''] = entry.split('/', 1);
  if (isIP(start) && ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (isIP(entry)) {
    const address = ipaddr.process(entry);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  throw new StartError(
    'CHATDOCK_TRUST_PROXY must be the number of proxies before this server, or their addresses and ranges: 1, or 10.0.0.0/8.',
  );
}
