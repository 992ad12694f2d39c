import type { z } from 'zod';
import { describeIssue } from '../protocol/describe-issue.ts';
import { parseSafely } from '../protocol/parse-safely.ts';

/**
 * What the schema makes of the value: a copy, with its defaults filled in.
 *
 * @throws TypeError that names the place, and says `what` it was about.
 */
export function checked<Output>(schema: z.ZodType<Output>, value: unknown, what: string): Output {
  const parsed = parseSafely(schema, value);
  if (parsed.success) return parsed.data;
  const { issue } = parsed;
  throw new TypeError(`${what} is not valid. ${issue ? describeIssue(issue, 'It') : ''}`.trimEnd());
}
