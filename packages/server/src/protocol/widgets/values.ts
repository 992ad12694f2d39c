import { z } from 'zod';

// The values that props of many components share. Every prop is optional unless its component says otherwise.

/** A number of pixels or spacing units, or any CSS length. */
export const length = z.union([z.number(), z.string()]);

/** A token (`secondary`), a primitive (`red-100`), a CSS colour, or one for each colour scheme. */
export const color = z.union([z.string(), z.looseObject({ light: z.string(), dark: z.string() })]);

function sides<Side extends z.ZodType>(side: Side) {
  const value = side.optional();
  return { top: value, right: value, bottom: value, left: value, x: value, y: value };
}

export const spacing = z.union([length, z.looseObject(sides(length))]);

const oneBorder = z.looseObject({
  size: z.number(),
  color: color.optional(),
  style: z.enum(['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset']).optional(),
});

/** Strict about the sides: a border with a slip in it must not pass for one without sides. */
export const border = z.union([
  z.number(),
  oneBorder,
  z.strictObject(sides(z.union([z.number(), oneBorder]))),
]);

export const radius = z.enum([
  '2xs',
  'xs',
  'sm',
  'md',
  'lg',
  'xl',
  '2xl',
  '3xl',
  '4xl',
  'full',
  '100%',
  'none',
]);

export const align = z.enum(['start', 'center', 'end', 'baseline', 'stretch']);
export const justify = z.enum(['start', 'center', 'end', 'between', 'around', 'evenly', 'stretch']);
export const textAlign = z.enum(['start', 'center', 'end']);
export const weight = z.enum(['normal', 'medium', 'semibold', 'bold']);
export const direction = z.enum(['row', 'col']);
export const theme = z.enum(['light', 'dark']);

export const textSize = z.enum(['xs', 'sm', 'md', 'lg', 'xl']);
export const controlVariant = z.enum(['solid', 'soft', 'outline', 'ghost']);
export const controlSize = z.enum(['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']);
export const gutterSize = z.enum(['2xs', 'xs', 'sm', 'md', 'lg', 'xl']);
