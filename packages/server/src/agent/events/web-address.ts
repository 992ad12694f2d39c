/** An address that a page may link to; `undefined` for anything else than http and https, and for one without end. */
export function webAddress(text: string | undefined): URL | undefined {
  if (text === undefined || text.length > longest) return undefined;
  const url = URL.parse(text);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

const longest = 2_000;
