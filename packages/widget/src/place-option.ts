import { readField } from './session/read-field.ts';

/** Where something is in `T`: the names on the way, with dots between them. */
export type PlaceIn<T> = {
  [Key in keyof T & string]:
    | Key
    | (NonNullable<T[Key]> extends infer Part
        ? Part extends string | number | boolean | readonly unknown[] | ((...given: never[]) => unknown)
          ? never
          : `${Key}.${PlaceIn<Part>}`
        : never);
}[keyof T & string];

/** A copy with a value at a place. What is on the way there keeps what else it holds. */
export function putAt(base: object, [name = '', ...rest]: readonly string[], value: unknown): object {
  const part = rest.length > 0 ? putAt(Object(readField(base, name)), rest, value) : value;
  return { ...base, [name]: part };
}
