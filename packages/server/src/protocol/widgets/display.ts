import { z } from 'zod';
import { iconNameSchema } from '../icons.ts';
import { blockProps } from './block.ts';
import { component, type Written } from './shape.ts';
import { color, length } from './values.ts';

const badge = component('Badge', {
  label: z.string(),
  color: z.enum(['secondary', 'success', 'danger', 'warning', 'info', 'discovery']).optional(),
  variant: z.enum(['solid', 'soft', 'outline']).optional(),
  size: z.enum(['sm', 'md', 'lg']).optional(),
  pill: z.boolean().optional(),
});

const icon = component('Icon', {
  name: iconNameSchema,
  color: color.optional(),
  size: z.enum(['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']).optional(),
});

const image = component('Image', {
  ...blockProps,
  src: z.string(),
  alt: z.string().optional(),
  fit: z.enum(['cover', 'contain', 'fill', 'scale-down', 'none']).optional(),
  position: z
    .enum([
      'top left',
      'top',
      'top right',
      'left',
      'center',
      'right',
      'bottom left',
      'bottom',
      'bottom right',
    ])
    .optional(),
  frame: z.boolean().optional(),
  flush: z.boolean().optional(),
  background: color.optional(),
  flex: length.optional(),
});

const divider = component('Divider', {
  color: color.optional(),
  size: length.optional(),
  spacing: length.optional(),
  flush: z.boolean().optional(),
});

const spacer = component('Spacer', { minSize: length.optional() });

/** Components that are looked at and hold nothing. */
export const displayComponents = [badge, icon, image, divider, spacer] as const;
export type DisplayComponent = Written<(typeof displayComponents)[number]>;
