/** CSS properties and their values. Values are made from what was understood of the wire, never taken from it. */
export type Styles = ReadonlyMap<string, string>;

/** The styles that have a value. */
export function styles(...entries: readonly (readonly [property: string, value: string | null])[]): Styles {
  return new Map(
    entries.flatMap(([property, value]) => (value === null ? [] : [[property, value] as const])),
  );
}
