import type { ChatKitOptions } from '../../chatkit/options.ts';
import type { ThreadState } from './thread-state.ts';
import type { ClientToolCallItem } from './wire.ts';

/** The page's own handler of what the model asks it to do. */
export type PageTool = NonNullable<ChatKitOptions['onClientTool']>;

/** What the page is to do before the turn can go on: the newest item says so. */
export function pendingCall({ items, failure }: ThreadState): ClientToolCallItem | null {
  const last = items.at(-1);
  return last?.type === 'client_tool_call' && last.status === 'pending' && failure === null ? last : null;
}

export interface ToolRun {
  tool: PageTool | undefined;
  /** Ends the waiting; the tool itself cannot be stopped. */
  signal: AbortSignal;
  /** The tool has failed. */
  onFailure: (cause: unknown) => void;
}

/**
 * Has the page do what it is asked to. What does not work is a result as well, so that the model can say so and the
 * thread is not stuck.
 */
export async function runTool(
  call: ClientToolCallItem,
  { tool, signal, onFailure }: ToolRun,
): Promise<unknown> {
  if (tool === undefined) return failedResult('unknown_tool', 'The page has no such tool.');
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    const result = await Promise.race([tool({ name: call.name, params: { ...call.arguments } }), aborted]);
    // What cannot be sent is told from what is not there: nothing is a result.
    const isSendable = result === undefined || JSON.stringify(result) !== undefined;
    return isSendable ? (result ?? null) : failedResult('tool_failed', 'The page’s answer cannot be sent.');
  } catch (cause) {
    signal.throwIfAborted();
    onFailure(cause);
    return failedResult('tool_failed', 'The page could not do this.');
  }
}

function failedResult(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } };
}
