import type { z } from 'zod';

/** What a schema makes of a value, or what is wrong with it first, as far as that can be said. */
export type Parsed<Output> =
  | { readonly success: true; readonly data: Output }
  | { readonly success: false; readonly issue: z.core.$ZodIssue | undefined };

/**
 * As `safeParse()`, of whatever a stranger sends. Zod compares what is called `length` with a limit before it knows that the value is a
 * list, and a `length` with a `toString` of its own makes that throw.
 */
export function parseSafely<Output>(schema: z.ZodType<Output>, value: unknown): Parsed<Output> {
  try {
    const { success, data, error } = schema.safeParse(value);
    return success ? { success, data } : { success: false, issue: error.issues[0] };
  } catch {
    return { success: false, issue: undefined };
  }
}
