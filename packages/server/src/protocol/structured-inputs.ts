import { z } from 'zod';
import { idSchema, writtenTextSchema } from './bounded-text.ts';
import { optional, withDefault } from './optional.ts';

/** What a person answered; a skipped question has no values. */
const answerSchema = z.object({
  values: withDefault(z.array(writtenTextSchema).max(100), []),
  skipped: withDefault(z.boolean(), false),
});
export type StructuredInputAnswer = z.infer<typeof answerSchema>;

const common = { id: idSchema, question: z.string(), answer: optional(answerSchema) };

/** A choice; an answer in the person's own words is always possible besides. */
const multipleChoiceSchema = z.object({
  type: z.literal('multiple_choice'),
  ...common,
  options: z.array(z.object({ value: z.string() })).max(100),
  multiple: withDefault(z.boolean(), false),
});

const freeformSchema = z.object({
  type: z.literal('freeform'),
  ...common,
  description: optional(z.string()),
});

/** One question that the interface asks in place of the composer. */
export const structuredInputSchema = z.discriminatedUnion('type', [multipleChoiceSchema, freeformSchema]);
export type StructuredInput = z.infer<typeof structuredInputSchema>;

/** What the client sends when the questions are answered or skipped: answers by the question's id. */
export const structuredInputSubmissionSchema = z.object({
  status: withDefault(z.enum(['answered', 'skipped']), 'answered'),
  answers: withDefault(z.record(idSchema, answerSchema), {}),
});
export type StructuredInputSubmission = z.infer<typeof structuredInputSubmissionSchema>;
