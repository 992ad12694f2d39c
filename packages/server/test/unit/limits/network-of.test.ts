import { expect, test } from 'vitest';
import { isPublicAddress, networkOf } from '../../../src/limits/network-of.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:CB00:7107', '203.0.113.7'],
  ['203.0.113.7:54321', '203.0.113.7'],
])('D6: %s is one address', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('D6: a household has one IPv6 network of 64 bits', () => {
  const network = networkOf('2001:db8:1:2:3:4:5:6');
  expect(network).toBeDefined();
  expect(networkOf('2001:db8:1:2:ffff::1')).toBe(network);
  expect(networkOf('2001:0DB8:0001:0002::')).toBe(network);
  expect(networkOf('2001:db8:1:3::1')).not.toBe(network);
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2%eth1'));
});

test('what is no address is one, and what is not known is none', () => {
  expect(networkOf('unknown')).toBe(networkOf('another'));
  expect(networkOf('unknown')).not.toBe(networkOf('203.0.113.7'));
  expect(networkOf(undefined)).toBeUndefined();
  expect(networkOf('')).toBeUndefined();
});

test('addresses of a network of one’s own are told from others', () => {
  const own = ['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.0.1', 'fd00::1', '172.17.0.1', undefined];
  expect(own.filter(isPublicAddress)).toEqual([]);
  expect(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].filter(isPublicAddress)).toHaveLength(3);
});
