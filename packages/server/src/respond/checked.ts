import type { z } from 'zod';
import { describeIssue } from '../protocol/describe-issue.ts';

/**
 * What the schema makes of the value: a copy, with its defaults filled in.
 *
 * @throws TypeError that names the place, and says `what` it was about.
 */
export function checked<Output>(schema: z.ZodType<Output>, value: unknown, what: string): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TypeError(`${what} is not valid. ${issue ? describeIssue(issue, 'It') : ''}`.trimEnd());
}
