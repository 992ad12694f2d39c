import { text } from '../../read-json.ts';

/** Lengths by their names, in `rem`. */
export type Sizes = ReadonlyMap<string, number>;

/** The length of that name, or of `otherwise`. */
export function sizeOf(value: unknown, sizes: Sizes, otherwise: string): string {
  return `${sizes.get(text(value)) ?? sizes.get(otherwise) ?? 1}rem`;
}

export const textSizes: Sizes = new Map([
  ['xs', 0.75],
  ['sm', 0.875],
  ['md', 0.9375],
  ['lg', 1.0625],
  ['xl', 1.1875],
]);

export const titleSizes: Sizes = new Map([
  ['sm', 0.9375],
  ['md', 1.0625],
  ['lg', 1.1875],
  ['xl', 1.375],
  ['2xl', 1.625],
  ['3xl', 1.875],
  ['4xl', 2.25],
  ['5xl', 2.75],
]);

export const captionSizes: Sizes = new Map([
  ['sm', 0.75],
  ['md', 0.8125],
  ['lg', 0.875],
]);

export const iconSizes: Sizes = new Map([
  ['xs', 0.875],
  ['sm', 1],
  ['md', 1.125],
  ['lg', 1.25],
  ['xl', 1.5],
  ['2xl', 2],
  ['3xl', 2.5],
]);

/** How high buttons and fields are. No smaller than a finger can hit. */
export const controlSizes: Sizes = new Map([
  ['3xs', 1.5],
  ['2xs', 1.625],
  ['xs', 1.75],
  ['sm', 1.875],
  ['md', 2],
  ['lg', 2.25],
  ['xl', 2.5],
  ['2xl', 2.75],
  ['3xl', 3],
]);

/** Between the edge of a field and what is written in it. */
export const gutterSizes: Sizes = new Map([
  ['2xs', 0.25],
  ['xs', 0.375],
  ['sm', 0.5],
  ['md', 0.75],
  ['lg', 1],
  ['xl', 1.25],
]);
