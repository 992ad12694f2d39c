import { readColor } from '../values/color.ts';

/** The design's colours of charts, which can be told apart, and from the background, in light and dark. */
const palette: ReadonlyMap<unknown, string> = new Map([
  ['blue', 'light-dark(#2f6fed, #7aa5ff)'],
  ['purple', 'light-dark(#7c4ddb, #b79bff)'],
  ['orange', 'light-dark(#d9730d, #f5a35c)'],
  ['green', 'light-dark(#1f9d61, #57cc99)'],
  ['red', 'light-dark(#d64545, #ff8a80)'],
  ['yellow', 'light-dark(#b98900, #f2c94c)'],
  ['pink', 'light-dark(#d1498b, #f58bbf)'],
]);

/** A series' own colour, or that of its place. */
export function chartColor(value: unknown, index: number): string {
  return palette.get(value) ?? readColor(value) ?? [...palette.values()][index % palette.size] ?? '';
}
