import { z } from 'zod';
import { iconNameSchema } from './icons.ts';
import { optional } from './optional.ts';

/** Data that belongs to the application: any JSON object, kept as it is, nulls included. */
export const freeFormSchema = z.record(z.string(), z.unknown());

const textPartSchema = z.object({ type: z.literal('input_text'), text: z.string() });

const tagPartSchema = z.object({
  type: z.literal('input_tag'),
  id: z.string(),
  text: z.string(),
  data: freeFormSchema,
  group: optional(z.string()),
  interactive: z.boolean().default(false),
});

/** One part of what a user wrote: text, or a mention of something (`@label`). */
export const userContentSchema = z.discriminatedUnion('type', [textPartSchema, tagPartSchema]);
export type UserContent = z.infer<typeof userContentSchema>;

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

const entitySourceSchema = z.object({
  type: z.literal('entity'),
  ...sourceFields,
  id: z.string(),
  icon: optional(iconNameSchema),
  label: optional(z.string()),
  inline_label: optional(z.string()),
  interactive: z.boolean().default(false),
  data: freeFormSchema.default({}),
});
export type EntitySource = z.infer<typeof entitySourceSchema>;

/** Where a statement comes from; `index` is the place of its marker in the text, counted in characters. */
export const annotationSchema = z.object({
  type: z.literal('annotation'),
  source: z.discriminatedUnion('type', [urlSourceSchema, fileSourceSchema, entitySourceSchema]),
  index: optional(z.number().int().nonnegative()),
});
export type Annotation = z.infer<typeof annotationSchema>;

/** One part of an answer: markdown and its sources. */
export const assistantContentSchema = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  annotations: z.array(annotationSchema).default([]),
});
export type AssistantContent = z.infer<typeof assistantContentSchema>;

/** What the composer's menus chose; ids of the application, which it has to check. */
export const inferenceOptionsSchema = z.object({
  tool_choice: optional(z.object({ id: z.string() })),
  model: optional(z.string()),
});
export type InferenceOptions = z.infer<typeof inferenceOptionsSchema>;
