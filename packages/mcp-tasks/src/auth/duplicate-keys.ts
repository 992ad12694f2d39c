const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:]/gsu;

/**
 * Whether an object anywhere in a valid JSON text says a key twice. Parsers disagree on which one counts, so a
 * text that does can mean one thing to the one who checks it and another to the one who acts on it.
 */
export function hasDuplicateKeys(json: string): boolean {
  const open: Set<string>[] = [];
  let latest = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') latest = token;
    else if (!addKey(open.at(-1), latest)) return true;
  }
  return false;
}

/** `false` when the key was there before. A key can be spelled with escapes, so it is read before it is compared. */
function addKey(keys: Set<string> | undefined, literal: string): boolean {
  const key: unknown = literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1);
  const before = keys?.size;
  return keys?.add(String(key)).size !== before;
}
