import { done, scriptAction, scriptInput } from './scripts.ts';
import type { User } from './user.ts';

/** A request that can be answered, and by what. */
export interface Sample {
  readonly kind: 'stream' | 'json';
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One request of each kind that needs no attachment, to be sent in this order: the last deletes what the others are about. */
export async function everyRequest(user: User): Promise<Sample[]> {
  const { threadId: thread_id, message } = await user.begin([]);
  const call = { type: 'client_tool_call', id: '$id:tool_call:c', call_id: 'c', name: 'n', arguments: {} };
  const called = await user.begin([done(call)]);
  const questions = [{ type: 'freeform', id: 'q', question: 'Why?' }];
  const asked = await user.begin([done({ type: 'structured_input', id: '$id:s', inputs: questions })]);
  const item_id = (await user.items(asked.threadId)).at(-1)?.id;
  const action = scriptAction([]);
  const stream = (type: string, params: Sample['params']): Sample => ({ kind: 'stream', type, params });
  const json = (type: string, params: Sample['params']): Sample => ({ kind: 'json', type, params });
  return [
    stream('threads.create', { input: scriptInput([]) }),
    stream('threads.add_user_message', { thread_id, input: scriptInput([]) }),
    stream('threads.add_client_tool_output', { thread_id: called.threadId, result: null }),
    stream('threads.add_structured_input', { thread_id: asked.threadId, item_id, input: {} }),
    stream('threads.custom_action', { thread_id, action }),
    stream('threads.retry_after_item', { thread_id, item_id: message.id }),
    json('threads.sync_custom_action', { thread_id, action }),
    json('threads.get_by_id', { thread_id }),
    json('threads.list', {}),
    json('threads.update', { thread_id, title: 'Title' }),
    json('items.list', { thread_id }),
    json('items.feedback', { thread_id, item_ids: [message.id], kind: 'positive' }),
    json('input.transcribe', { audio_base64: 'aGk=', mime_type: 'audio/webm' }),
    json('threads.delete', { thread_id }),
  ];
}
