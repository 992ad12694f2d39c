/** Components inside components, at most: deeper than any interface, and shallow enough to be walked. */
const deepest = 200;

/** What went in is nested too deeply, or contains itself. */
export const tooDeep = Symbol('too deep');

/**
 * The value without its nulls: in widgets they stand for nothing, in objects, lists and payloads alike. Answers
 * {@link tooDeep} for what cannot be JSON. The value itself stays as it is.
 */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return tooDeep;
  if (Array.isArray(value)) {
    const items = value.filter(isSomething).map((item) => withoutNulls(item, depth + 1));
    return items.includes(tooDeep) ? tooDeep : items;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value)
    .filter(([, item]) => isSomething(item))
    .map(([key, item]) => [key, withoutNulls(item, depth + 1)] as const);
  return entries.some(([, item]) => item === tooDeep) ? tooDeep : Object.fromEntries(entries);
}

function isSomething(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** Only what was written as an object; a date, say, knows itself how it is sent. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
