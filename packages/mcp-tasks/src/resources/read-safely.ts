import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { TaskContext } from '../task-context.ts';

/** Runs what reads tasks for a resource or a prompt. Errors of ours go to the operator; the client learns only that there was one. */
export async function readSafely<Result>(
  { onError }: TaskContext,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    onError(error);
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      'The tasks cannot be reached right now. Please try again.',
    );
  }
}
