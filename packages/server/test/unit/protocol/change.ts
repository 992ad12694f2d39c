// Ways to spoil a JSON value, for tests that try them all.

/** Every way to a value within, the containers included. */
export function paths(value: unknown, prefix: readonly string[] = []): string[][] {
  const own = prefix.length > 0 ? [[...prefix]] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, entry]) => paths(entry, [...prefix, key]))];
}

/** A copy with the value at `path` replaced, or removed when that is `undefined`. */
export function changed(
  value: unknown,
  [key = '', ...rest]: readonly string[],
  replacement: unknown,
): unknown {
  const copy: object = Array.isArray(value) ? [...value] : { ...Object(value) };
  const inner: unknown = rest.length === 0 ? replacement : changed(Reflect.get(copy, key), rest, replacement);
  if (inner === undefined) Reflect.deleteProperty(copy, key);
  else
    Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
  return copy;
}
