const linkScheme = /^(?:https?|mailto|tel):$/;
const pictureScheme = /^https?:$/;

/**
 * The address a link may have: absolute, of a scheme that can neither run script nor name a file, without user
 * info that could pass for a host. Returns it as the browser understands it, or `null` for anything else.
 */
export function safeLink(address: string): string | null {
  const url = parse(address);
  return url !== null && linkScheme.test(url.protocol) ? url.href : null;
}

/**
 * The address a picture may load from: a link's, whose host is one of `domains` exactly. The host is the parsed one,
 * so nothing that only looks like it passes.
 */
export function safePicture(address: string, domains: readonly string[]): string | null {
  const url = parse(address);
  const allowed = url !== null && pictureScheme.test(url.protocol) && domains.includes(url.hostname);
  return allowed ? url.href : null;
}

function parse(address: string): URL | null {
  const url = URL.parse(address.trim());
  return url === null || url.username !== '' || url.password !== '' ? null : url;
}
