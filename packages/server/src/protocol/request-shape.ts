import { z } from 'zod';
import { idSchema } from './bounded-text.ts';
import { freeFormSchema } from './free-form.ts';
import { optional } from './optional.ts';

/** Rows of a page when the request names no limit, or 0. */
export const defaultPageSize = 20;
/** The most rows a page can be asked for. */
export const maxPageSize = 100;

export const limitField = {
  limit: optional(z.int().min(0).max(maxPageSize)).transform((limit) => limit || defaultPageSize),
};

/** Which part of a list is asked for. */
export const pageFields = {
  ...limitField,
  order: optional(z.enum(['asc', 'desc'])).transform((order) => order ?? ('desc' as const)),
  after: optional(idSchema),
};

/** The schema of one kind of request. `metadata` is for the application and for Chatdock; it is not kept. */
export function request<Type extends string, Params extends z.ZodType>(type: Type, params: Params) {
  return z.object({ type: z.literal(type), params, metadata: freeFormSchema.default({}) });
}
