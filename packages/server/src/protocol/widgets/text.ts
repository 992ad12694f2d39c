import { z } from 'zod';
import { component, type Written } from './shape.ts';
import { color, length, textAlign, textSize, weight } from './values.ts';

const textProps = {
  value: z.string(),
  color: color.optional(),
  weight: weight.optional(),
  textAlign: textAlign.optional(),
  truncate: z.boolean().optional(),
  maxLines: z.int().optional(),
};

const editable = z.looseObject({
  /** The name of the field in the form. */
  name: z.string(),
  autoFocus: z.boolean().optional(),
  autoSelect: z.boolean().optional(),
  autoComplete: z.string().optional(),
  allowAutofillExtensions: z.boolean().optional(),
  pattern: z.string().optional(),
  placeholder: z.string().optional(),
  required: z.boolean().optional(),
});

const text = component('Text', {
  ...textProps,
  /** More of the value is to come. */
  streaming: z.boolean().optional(),
  italic: z.boolean().optional(),
  lineThrough: z.boolean().optional(),
  width: length.optional(),
  size: textSize.optional(),
  minLines: z.int().optional(),
  editable: z.union([z.literal(false), editable]).optional(),
});

const title = component('Title', {
  ...textProps,
  size: z.enum(['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl']).optional(),
});

const caption = component('Caption', { ...textProps, size: z.enum(['sm', 'md', 'lg']).optional() });

const markdown = component('Markdown', { value: z.string(), streaming: z.boolean().optional() });

const label = component('Label', {
  value: z.string(),
  fieldName: z.string(),
  size: textSize.optional(),
  weight: weight.optional(),
  textAlign: textAlign.optional(),
  color: color.optional(),
});

/** Components that say something. */
export const textComponents = [text, title, caption, markdown, label] as const;
export type TextComponent = Written<(typeof textComponents)[number]>;
