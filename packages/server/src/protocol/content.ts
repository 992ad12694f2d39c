import { z } from 'zod';
import { idSchema, lineSchema, writtenTextSchema } from './bounded-text.ts';
import { freeFormSchema } from './free-form.ts';
import { optional, withDefault } from './optional.ts';
import { sourceSchema } from './sources.ts';

const textPartSchema = z.object({ type: z.literal('input_text'), text: writtenTextSchema });

const tagPartSchema = z.object({
  type: z.literal('input_tag'),
  id: lineSchema,
  text: lineSchema,
  data: freeFormSchema,
  group: optional(lineSchema),
  interactive: withDefault(z.boolean(), false),
});

/** One part of what a user wrote: text, or a mention of something (`@label`). */
export const userContentSchema = z.discriminatedUnion('type', [textPartSchema, tagPartSchema]);
export type UserContent = z.infer<typeof userContentSchema>;

/** Where a statement comes from; `index` is the place of its marker in the text, counted in characters. */
export const annotationSchema = z.object({
  type: z.literal('annotation'),
  source: sourceSchema,
  index: optional(z.int().nonnegative()),
});
export type Annotation = z.infer<typeof annotationSchema>;

/** One part of an answer: markdown and its sources. */
export const assistantContentSchema = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  annotations: withDefault(z.array(annotationSchema), []),
});
export type AssistantContent = z.infer<typeof assistantContentSchema>;

/** What the composer's menus chose; ids of the application, which it has to check. */
export const inferenceOptionsSchema = z.object({
  tool_choice: optional(z.object({ id: idSchema })),
  model: optional(idSchema),
});
export type InferenceOptions = z.infer<typeof inferenceOptionsSchema>;
