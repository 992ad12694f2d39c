/**
 * Under which name the open thread of this user at this API is remembered: a SHA-256 hash, so that storage says neither
 * who was here nor where. `null` when it cannot be told whose thread it would be: `user` is not known, or the page is
 * served without TLS, where browsers offer no hashing.
 */
export async function threadKey(api: string, user: string | null): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (user === null || subtle === undefined) return null;
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(`${api}\n${user}`));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `chat-dock:thread:${hex}`;
}
