import {
  array,
  constantFrom,
  dictionary,
  double,
  integer,
  letrec,
  oneof,
  record,
  string,
  type Arbitrary,
} from 'fast-check';

/** A value as JSON can hold it, with names and texts that programs have stumbled over. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// prettier-ignore
const names = constantFrom(
  '__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'then', 'toJSON',
  'type', 'id', 'item', 'thread', 'update', 'content', 'text', 'data', 'items', 'children',
);

// prettier-ignore
const texts = constantFrom(
  '', ' ', '\0', '\ud800', '\u2028', '\u202e', '../../etc/passwd', "' or 1=1; --", '%00', '${1}', 'x'.repeat(300),
  'thread.created', 'assistant_message', 'https://evil.example/', 'data: {}\n\n', '\r\nX-Evil: 1', '__proto__',
);

const hostile = letrec<{ value: Json; leaf: Json; list: Json[]; fields: { [key: string]: Json } }>((tie) => ({
  leaf: oneof(
    constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53),
    texts,
    string({ unit: 'binary', maxLength: 12 }),
    integer(),
    double({ noNaN: true, noDefaultInfinity: true }),
  ),
  list: array(tie('value'), { maxLength: 3 }),
  fields: dictionary(oneof(names, string({ maxLength: 6 })), tie('value'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  value: oneof({ maxDepth: 4, depthSize: 'small' }, tie('leaf'), tie('list'), tie('fields')),
}));

/** Any JSON. */
export const anyJson: Arbitrary<Json> = hostile.value;

/** Every way to a value within, the containers included. */
function paths(value: Json, prefix: readonly string[] = []): string[][] {
  const own = prefix.length > 0 ? [[...prefix]] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, entry]) => paths(entry, [...prefix, key]))];
}

/** What is done at a place. */
interface Change {
  readonly how: 'set' | 'add' | 'remove';
  readonly name: string;
  readonly value: Json;
}

/** A copy with a change at the end of the path. */
function changed(value: Json, [key, ...rest]: readonly string[], change: Change): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return change.value;
  const entries = Object.entries(value).flatMap(([name, entry]): [string, Json][] => {
    if (name !== key) return [[name, entry]];
    if (rest.length > 0) return [[name, changed(entry, rest, change)]];
    if (change.how === 'remove') return [];
    return change.how === 'set'
      ? [[name, change.value]]
      : [
          [name, entry],
          [change.name, change.value],
        ];
  });
  return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

/** A copy of one of the values with some places changed, added to or taken out. */
export function spoiled(values: readonly object[]): Arbitrary<Json> {
  const change = record({
    at: integer({ min: 0 }),
    how: constantFrom('set', 'add', 'remove'),
    name: names,
    value: anyJson,
  });
  const plain = values.map((value): Json => JSON.parse(JSON.stringify(value)));
  return record({ from: constantFrom(...plain), changes: array(change, { minLength: 1, maxLength: 3 }) }).map(
    ({ from, changes }) => {
      let copy = from;
      for (const { at, ...what } of changes) {
        const all = paths(copy);
        copy = changed(copy, all[at % Math.max(1, all.length)] ?? [], what);
      }
      return copy;
    },
  );
}
