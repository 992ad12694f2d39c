import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../src/protocol/index.ts';
import { userToken } from './user-token.ts';

/** A user in conversation: what a browser does, without the browser. */
export interface ChatClient {
  readonly secret: string;
  /** Posts a request and gives the response as it is. */
  post(body: unknown, init?: RequestInit): Promise<Response>;
  /** Posts a request that is answered in JSON; throws when it is not 200. */
  ask<T = Record<string, unknown>>(type: string, params: object): Promise<T>;
  /** Posts a request that is answered by a stream, and reads it to its end; throws when it is not 200. */
  stream(type: string, params: object): Promise<ThreadStreamEvent[]>;
  /** Starts a conversation and gives its id and events. */
  create(text: string): Promise<{ threadId: string; events: ThreadStreamEvent[] }>;
  add(threadId: string, text: string): Promise<ThreadStreamEvent[]>;
  items(threadId: string): Promise<ThreadItem[]>;
  thread(threadId: string): Promise<Thread>;
}

export async function openSession(api: string, token: string): Promise<string> {
  const response = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  if (response.status !== 201) throw new Error(`session: ${response.status} ${await response.text()}`);
  const body: { client_secret: string } = await response.json();
  return body.client_secret;
}

export function userInput(text: string): object {
  return { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}

export async function signIn(api: string, subject: string): Promise<ChatClient> {
  return chatClient(api, await openSession(api, await userToken(subject)));
}

export function chatClient(api: string, secret: string): ChatClient {
  const post: ChatClient['post'] = (body, init) =>
    fetch(api, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  const answered = async (type: string, params: object): Promise<Response> => {
    const response = await post({ type, params });
    if (response.status !== 200) throw new Error(`${type}: ${response.status} ${await response.text()}`);
    return response;
  };
  const ask: ChatClient['ask'] = async (type, params) => (await answered(type, params)).json();
  const stream: ChatClient['stream'] = async (type, params) =>
    readEvents(await (await answered(type, params)).text());
  return {
    secret,
    post,
    ask,
    stream,
    async create(text) {
      const events = await stream('threads.create', { input: userInput(text) });
      const [first] = events;
      if (first?.type !== 'thread.created') throw new Error('The stream does not begin with the thread.');
      return { threadId: first.thread.id, events };
    },
    add: (thread_id, text) => stream('threads.add_user_message', { thread_id, input: userInput(text) }),
    items: async (thread_id) =>
      (await ask<Page<ThreadItem>>('items.list', { thread_id, order: 'asc', limit: 100 })).data,
    thread: (thread_id) => ask<Thread>('threads.get_by_id', { thread_id }),
  };
}

/** The events of a stream; throws when a frame has another form than the protocol's. */
export function readEvents(text: string): ThreadStreamEvent[] {
  const frames = text.split('\n\n');
  if (frames.pop() !== '') throw new Error('The stream broke off within a frame.');
  return frames.filter((frame) => !frame.startsWith(':')).map(readFrame);
}

function readFrame(frame: string): ThreadStreamEvent {
  if (!frame.startsWith('data: ') || frame.includes('\n')) throw new Error(`Not a frame: ${frame}`);
  return JSON.parse(frame.slice('data: '.length));
}
