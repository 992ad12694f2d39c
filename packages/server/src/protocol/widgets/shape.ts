import { z } from 'zod';
import { tooDeep, withoutNulls } from './without-nulls.ts';

/**
 * The schema of one kind of component: the props we know are checked, others pass. `id` is the address for
 * updates, `key` tells siblings apart when the widget is drawn again.
 */
export function component<Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) {
  return z.looseObject({
    type: z.literal(type),
    id: z.string().optional(),
    key: z.string().optional(),
    ...shape,
  });
}

/** What is written in code for a {@link component}: its known props only, so that a slip is noticed; null is nothing. */
export type Written<Schema> = Schema extends { shape: infer Shape extends z.core.$ZodLooseShape }
  ? Nullable<z.infer<z.ZodObject<Shape>>>
  : never;

type Nullable<Props> = {
  [Name in keyof Props]: undefined extends Props[Name] ? Props[Name] | null : Props[Name];
};

/** Takes a widget, or a part of one, as it is written: nulls at any depth are left out before it is checked. */
export function written(schema: z.ZodType) {
  return z.preprocess((value, context) => {
    const clean = withoutNulls(value);
    if (clean !== tooDeep) return clean;
    context.addIssue({ code: 'custom', message: 'is nested too deeply', input: undefined });
    return z.NEVER;
  }, schema);
}
