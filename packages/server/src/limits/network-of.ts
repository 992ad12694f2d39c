import ipaddr from 'ipaddr.js';

/**
 * What counts as one address: an IPv4 address, also when it is written as IPv6; of IPv6 the network of 64 bits, because a household
 * has all of it. What is no address counts as one, all of it together. `undefined` when none is known.
 */
export function networkOf(address: string | undefined): string | undefined {
  if (address === undefined || address === '') return undefined;
  const usual = usualForm.exec(address)?.[1];
  if (usual !== undefined) return usual;
  const plain = read(address);
  if (!plain) return 'of another form';
  return plain instanceof ipaddr.IPv6 ? plain.parts.slice(0, 4).join(':') : plain.toString();
}

/** IPv4 as sockets tell it, which reading takes ten times as long as looking at it. */
const usualForm = /^(?:::ffff:)?((?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3})$/u;

/** Whether somebody on the internet can have it, rather than a proxy of our own. */
export function isPublicAddress(address: string | undefined): boolean {
  return address !== undefined && read(address)?.range() === 'unicast';
}

/** IPv4 as IPv4, however it is written; with a port, as some proxies pass it on, and with a zone. */
function read(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = address.replace(/^(\d+(?:\.\d+){3}):\d+$/u, '$1').replace(/%.*$/u, '');
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined;
}
