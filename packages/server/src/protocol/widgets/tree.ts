import { z } from 'zod';
import { chart } from './chart.ts';
import { containerComponents, oneOrMore } from './containers.ts';
import { controlComponents } from './controls.ts';
import { displayComponents } from './display.ts';
import { rootComponents } from './roots.ts';
import { textComponents } from './text.ts';

// Components hold components: here the circle is closed, once, for all of them.

/** Any one component. */
export const anyComponent: z.ZodType = z.lazy(() => someComponent);
const other: z.ZodType = z.lazy(() => otherComponent);
const children = oneOrMore(anyComponent);

const roots = rootComponents({ children, other });

/** One schema per kind of component that we know, roots included. */
export const componentSchemas = [
  ...roots,
  ...containerComponents({ one: anyComponent, children, other }),
  ...textComponents,
  ...displayComponents,
  ...controlComponents,
  chart,
] as const;

const known = componentSchemas.map(({ shape }) => shape.type.value);

/** A kind we do not know: another client may, so it passes. */
const otherComponent = z.looseObject({
  type: z
    .string()
    .regex(new RegExp(`^(?!(?:${known.join('|').replaceAll('.', '\\.')})$)`, 'u'), { abort: true }),
  id: z.string().optional(),
  key: z.string().optional(),
  children: children.optional(),
});

const someComponent = z.union([z.discriminatedUnion('type', componentSchemas), otherComponent]);

export const anyRoot = z.discriminatedUnion('type', roots);

/** The parts that all components share, and what a description of them may call them. */
export const sharedParts = {
  'component.any': anyComponent,
  'component.children': children,
  'component.other': otherComponent,
} as const;
