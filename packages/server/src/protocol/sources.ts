import { z } from 'zod';
import { freeFormSchema } from './free-form.ts';
import { iconNameSchema } from './icons.ts';
import { optional, withDefault } from './optional.ts';

const sourceFields = {
  title: z.string(),
  description: optional(z.string()),
  timestamp: optional(z.string()),
  group: optional(z.string()),
};

export const urlSourceSchema = z.object({
  type: z.literal('url'),
  ...sourceFields,
  url: z.string(),
  attribution: optional(z.string()),
});
export type UrlSource = z.infer<typeof urlSourceSchema>;

export const fileSourceSchema = z.object({ type: z.literal('file'), ...sourceFields, filename: z.string() });
export type FileSource = z.infer<typeof fileSourceSchema>;

/** Something of the application: a customer, an order. `interactive` wires the page's callbacks for it. */
const entitySourceSchema = z.object({
  type: z.literal('entity'),
  ...sourceFields,
  id: z.string(),
  icon: optional(iconNameSchema),
  /** The header of what is shown on hover. */
  label: optional(z.string()),
  /** Stands in the text, in place of the icon. */
  inline_label: optional(z.string()),
  interactive: withDefault(z.boolean(), false),
  data: withDefault(freeFormSchema, {}),
});
export type EntitySource = z.infer<typeof entitySourceSchema>;

/** Where a statement comes from. */
export const sourceSchema = z.discriminatedUnion('type', [
  urlSourceSchema,
  fileSourceSchema,
  entitySourceSchema,
]);
