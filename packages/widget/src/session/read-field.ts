/** A field of a parsed JSON object; `undefined` when there is no object or it has no such field of its own. */
export function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
