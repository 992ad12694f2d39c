import { ChatdockError } from '../../chatdock-error.ts';
import type { ClientToolCallItem, ThreadItem } from '../../protocol/items.ts';
import type { Handler } from '../handler.ts';
import { openTurn } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';

/** How far back calls that nobody will answer any more are looked for. */
const cleanUpItems = 20;

/**
 * Completes the call that is the thread's newest item: the request names none. The client knows it already, so the
 * stream says nothing of it.
 */
export const threadsAddClientToolOutput: Handler<'threads.add_client_tool_output'> = async (
  context,
  params,
) => {
  const turn = await openTurn(context, params.thread_id, async (draft) => {
    const newest = await draft.newest(cleanUpItems);
    const [call, ...others] = newest;
    if (!isPending(call)) throw new ChatdockError('no_pending_tool_call');
    const output = params.result ?? undefined; // no field is ever null
    await draft.put({ ...call, status: 'completed', output });
    for (const other of others.filter(isPending)) await draft.remove(other.id);
  });
  return streamTurn(context, {
    ...turn,
    cause: 'client_tool_output',
    message: null,
  });
};

function isPending(item: ThreadItem | undefined): item is ClientToolCallItem {
  return item?.type === 'client_tool_call' && item.status === 'pending';
}
