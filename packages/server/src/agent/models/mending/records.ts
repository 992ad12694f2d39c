type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with fields; empty for everything else. */
export function recordIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The value as a list of objects; what is none is left out. */
export function recordsIn(value: unknown): Fields[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter((entry) => typeof entry === 'object' && entry !== null).map(recordIn);
}

/** The text, unless it is none or empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
