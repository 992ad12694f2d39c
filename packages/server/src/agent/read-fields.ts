/** A field of something that a provider sent, which may be of any shape. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The same where it is text. */
export function textField(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** The same where it counts something: zero or more, and whole. */
export function countField(value: unknown, name: string): number | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'number' && Number.isSafeInteger(field) && field >= 0 ? field : undefined;
}

/** The same where it is a list; empty otherwise. */
export function listField(value: unknown, name: string): readonly unknown[] {
  const field: unknown = fieldOf(value, name);
  return Array.isArray(field) ? field : [];
}
