/** What the names of a transcript were found to stand for. */
export type Captures = Map<string, unknown>;

/** The name in a text such as `<thread>`, or `null`. */
export function nameIn(text: unknown): string | null {
  const found = typeof text === 'string' ? /^<(?<name>[a-z][a-z0-9 ]*)>$/u.exec(text) : null;
  return found?.groups?.['name'] ?? null;
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u;

/** The first difference between what is expected and what is there, in words that begin with its place; `null` for none. */
export function firstDifference(
  expected: unknown,
  actual: unknown,
  { captures, at = '' }: { captures: Captures; at?: string },
): string | null {
  const placed = nameIn(expected);
  if (placed !== null) return differenceOfName(placed, actual, { captures, at });
  if (Array.isArray(expected)) return differenceOfLists(expected, actual, { captures, at });
  if (isObject(expected)) return differenceOfObjects(expected, actual, { captures, at });
  return expected === actual ? null : said(at, `is ${show(actual)} where ${show(expected)} is expected`);
}

interface Place {
  readonly captures: Captures;
  readonly at: string;
}

function differenceOfName(placed: string, actual: unknown, { captures, at }: Place): string | null {
  if (placed === 'any') return actual === undefined ? said(at, 'is missing') : null;
  if (typeof actual !== 'string' || actual === '')
    return said(at, `is ${show(actual)} where a text is expected`);
  if (placed === 'text') return null;
  if (placed === 'time') {
    return time.test(actual) ? null : said(at, `is ${show(actual)} where an ISO 8601 time is expected`);
  }
  const known = captures.get(placed) ?? actual;
  captures.set(placed, known);
  if (known === actual) return null;
  return said(at, `is ${show(actual)} where the same <${placed}> as before is expected, ${show(known)}`);
}

function differenceOfLists(
  expected: readonly unknown[],
  actual: unknown,
  { captures, at }: Place,
): string | null {
  if (!Array.isArray(actual)) return said(at, `is ${show(actual)} where a list is expected`);
  for (const [index, entry] of expected.entries()) {
    if (index >= actual.length) break;
    const difference = firstDifference(entry, actual[index], { captures, at: `${at}[${index}]` });
    if (difference !== null) return difference;
  }
  if (expected.length === actual.length) return null;
  return said(at, `has ${actual.length} entries where ${expected.length} are expected`);
}

function differenceOfObjects(expected: object, actual: unknown, { captures, at }: Place): string | null {
  if (!isObject(actual)) return said(at, `is ${show(actual)} where an object is expected`);
  for (const [key, entry] of Object.entries(expected)) {
    const place = at === '' ? key : `${at}.${key}`;
    if (!Object.hasOwn(actual, key)) return said(place, 'is missing');
    const difference = firstDifference(entry, Reflect.get(actual, key), { captures, at: place });
    if (difference !== null) return difference;
  }
  const unexpected = Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
  if (unexpected === undefined) return null;
  const place = at === '' ? unexpected : `${at}.${unexpected}`;
  return said(place, `is ${show(Reflect.get(actual, unexpected))} and should not be there`);
}

function said(at: string, what: string): string {
  return at === '' ? what : `${at}: ${what}`;
}

const longest = 120;

/** A value as JSON, cut where it gets long. */
function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
