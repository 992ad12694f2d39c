import { ChatdockError } from '../chatdock-error.ts';

/** The value; what is missing and what is someone else's are the same `not_found`. */
export function found<T>(value: T | null): T {
  if (value === null) throw new ChatdockError('not_found');
  return value;
}
