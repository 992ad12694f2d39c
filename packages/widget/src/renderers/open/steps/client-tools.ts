import type { ChatKitOptions } from '../../../chatkit/options.ts';
import { WidgetError } from '../../../widget-error.ts';
import { replaceKnown } from '../replace-known.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { ClientToolCallItem, StreamingRequest } from '../wire.ts';

/** The page's own handler of what the model asks it to do. */
export type PageTool = NonNullable<ChatKitOptions['onClientTool']>;

/** Has the page do what it is asked to, and answers with what the turn goes on with: what came of it. */
export async function toolOutput(
  store: ThreadStore,
  call: ClientToolCallItem,
  signal: AbortSignal,
): Promise<StreamingRequest | null> {
  const { threadId } = store.state;
  if (threadId === null) return null;
  const tool = store.options.pageTool();
  const result = await runTool(call, { tool, signal, onFailure: (cause) => toolFailed(store, cause) });
  store.state = replaceKnown(store.state, { ...call, status: 'completed' });
  return { type: 'threads.add_client_tool_output', params: { thread_id: threadId, result } };
}

function toolFailed(store: ThreadStore, cause: unknown): void {
  const message = 'The page could not do what the assistant asked of it.';
  store.report(new WidgetError('renderer_failed', { message, cause }));
}

interface ToolRun {
  tool: PageTool | undefined;
  /** Ends the waiting; the tool itself cannot be stopped. */
  signal: AbortSignal;
  /** The tool has failed. */
  onFailure: (cause: unknown) => void;
}

/**
 * What comes of a call. What does not work is a result as well, so that the model can say so and the
 * thread is not stuck.
 */
async function runTool(call: ClientToolCallItem, { tool, signal, onFailure }: ToolRun): Promise<unknown> {
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
