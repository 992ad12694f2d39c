import type { z } from 'zod';
import { pageSchema, threadItemSchema, threadSchema } from '../../protocol/index.ts';
import { parseSafely } from '../../protocol/parse-safely.ts';
import { isObject } from '../web/parse-json.ts';
import { withZonedTimes } from './times.ts';

const schemas = { thread: pageSchema(threadSchema), item: pageSchema(threadItemSchema) };

const unreadable: z.core.$ZodIssue = { code: 'custom', path: [], message: '', input: undefined };

/** What is wrong with a page of a list; `null` when nothing is. Times are looked at in streams. */
export function pageOf(row: keyof typeof schemas, list: unknown): z.core.$ZodIssue | null {
  const readable =
    isObject(list) && Array.isArray(list['data'])
      ? { ...list, data: list['data'].map((entry: unknown) => withZonedTimes({ [row]: entry }).event[row]) }
      : list;
  const parsed = parseSafely<unknown>(schemas[row], readable);
  return parsed.success ? null : (parsed.issue ?? unreadable);
}
