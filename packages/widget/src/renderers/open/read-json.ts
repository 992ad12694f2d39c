// Reading what a server sent without trusting its shape: each of these answers something sensible for any value.

export type Json = Readonly<Record<string, unknown>>;

export function record(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return optionalText(value) ?? '';
}

export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function texts(value: unknown): string[] {
  return array(value).filter((entry) => typeof entry === 'string');
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** A place in a list: a whole number from 0 up to a bound that no real list reaches; else `null`. */
export function place(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000 ? value : null;
}
