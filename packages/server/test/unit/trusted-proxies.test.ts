import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { trustedProxies } from '../../src/cli/trusted-proxies.ts';

/** A request that came from an address, with what it says of where it came from before. */
function arrived(from: string, ...forwarded: string[]): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: from });
  const request = new IncomingMessage(socket);
  if (forwarded.length > 0) request.headersDistinct['x-forwarded-for'] = forwarded;
  return request;
}

describe('I8: forwarding headers count only as far as proxies are trusted', () => {
  test.each([
    ['nobody is trusted', undefined, '198.51.100.1', ['203.0.113.7'], '198.51.100.1'],
    ['no proxy', '0', '198.51.100.1', ['203.0.113.7'], '198.51.100.1'],
    ['one proxy', '1', '10.0.0.1', ['203.0.113.7'], '203.0.113.7'],
    ['one proxy, and a client that lies', '1', '10.0.0.1', ['192.0.2.9, 203.0.113.7'], '203.0.113.7'],
    ['the lie in a header of its own', '1', '10.0.0.1', ['192.0.2.9', '203.0.113.7'], '203.0.113.7'],
    ['two proxies', '2', '10.0.0.1', ['192.0.2.9, 203.0.113.7, 10.0.0.2'], '203.0.113.7'],
    ['more proxies than there are', '5', '10.0.0.1', ['203.0.113.7'], '203.0.113.7'],
    ['a proxy that says nothing', '1', '10.0.0.1', [], '10.0.0.1'],
    ['nonsense', '1', '10.0.0.1', ['<script>'], '10.0.0.1'],
    ['a range', '10.0.0.0/8', '10.0.0.1', ['192.0.2.9, 203.0.113.7, 10.9.9.9'], '203.0.113.7'],
    ['a range that it is not in', '10.0.0.0/8', '198.51.100.1', ['203.0.113.7'], '198.51.100.1'],
    ['an address in its IPv6 spelling', '127.0.0.1', '::ffff:127.0.0.1', ['203.0.113.7'], '203.0.113.7'],
    ['IPv6', 'fd00::/8, ::1', '::1', ['2001:db8::7, fd00::1'], '2001:db8::7'],
  ])('%s', (...[, setting, from, forwarded, expected]) => {
    expect(trustedProxies(setting)(arrived(from, ...forwarded))).toBe(expected);
  });

  test.each(['yes', 'true', '10.0.0.0/99', 'proxy.internal', '1,2', ''])('"%s" is no setting', (setting) => {
    expect(() => trustedProxies(setting)).toThrow(/^CHATDOCK_TRUST_PROXY must be/u);
  });
});
