import { ChatdockError } from './chatdock-error.ts';

/**
 * What of an error goes into a log: class, code and where it was thrown. Not its message, which can quote what a user
 * or a model wrote, or a credential; our own messages are written not to.
 */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { error: { name: typeof error } };
  const { name, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const message =
    error instanceof ChatdockError || name === 'DatabaseError' ? { message: error.message } : {};
  const at =
    error.stack
      ?.match(/^ {4}at .+$/gmu)
      ?.slice(0, 5)
      .map((line) => line.trim()) ?? [];
  return {
    error: { name, ...code, ...message, at, ...(cause !== undefined && { cause: errorFields(cause) }) },
  };
}
