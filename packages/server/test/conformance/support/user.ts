import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ThreadItem, ThreadStreamEvent, UserMessageItem } from '../../../src/protocol/index.ts';
import { chatClient, readEvents, signIn, type ChatClient } from '../../support/chat-client.ts';
import { liveStream, type LiveStream } from './live-stream.ts';
import { scriptAction, scriptInput, seenIn, tell, type Script } from './scripts.ts';

/** A new thread, as its stream told of it. */
export interface Begun {
  readonly threadId: string;
  readonly message: UserMessageItem;
  readonly events: ThreadStreamEvent[];
}

/** Why a request was refused. */
export interface Refusal {
  readonly status: number;
  readonly error: { code: string; message: string };
}

/** A user who sends scripts. */
export interface User extends ChatClient {
  readonly subject: string;
  /** The same user at another server that knows them. */
  at(api: string): ChatClient;
  /** Starts a thread with a script; reads its stream to the end. */
  begin(script: Script, fields?: object): Promise<Begun>;
  /** Sends a script to a thread. */
  send(threadId: string, script: Script, fields?: object): Promise<ThreadStreamEvent[]>;
  /** Has a script played in a thread without any message. */
  act(threadId: string, script: Script, itemId?: string): Promise<ThreadStreamEvent[]>;
  /** Posts a request that streams, and reads it as it comes. `rest` goes beside type and params. */
  live(type: string, params: object, rest?: object): Promise<LiveStream>;
  /** Starts a thread whose stream is read as it comes; its id. */
  liveThread(script: Script, rest?: object): Promise<{ threadId: string; stream: LiveStream }>;
  /** Posts a request that has to be refused, in JSON. */
  refused(type: string, params: object): Promise<Refusal>;
  /** All items, hidden ones included, as the responder reads them; waits until no turn runs. */
  history(threadId: string): Promise<ThreadItem[]>;
}

/** A user nobody has heard of before. */
export async function newUser(api: string, name = 'user'): Promise<User> {
  const subject = `${name}-${randomUUID()}`;
  const client = await signIn(api, subject);

  const live: User['live'] = async (type, params, rest = {}) => {
    const leave = new AbortController();
    const response = await client.post({ type, params, ...rest }, { signal: leave.signal });
    if (response.status !== 200) throw new Error(`${type}: ${response.status} ${await response.text()}`);
    return liveStream(response, leave);
  };
  const act: User['act'] = (thread_id, script, item_id) =>
    client.stream('threads.custom_action', { thread_id, item_id, action: scriptAction(script) });
  return {
    ...client,
    subject,
    at: (other) => chatClient(other, client.secret),
    live,
    act,
    async begin(script, fields) {
      const events = await client.stream('threads.create', { input: scriptInput(script, fields) });
      const [created, first] = events;
      if (created?.type !== 'thread.created' || first?.type !== 'thread.item.done')
        throw new Error(`Not how a thread begins: ${JSON.stringify(events)}`);
      return { threadId: created.thread.id, message: asMessage(first.item), events };
    },
    send: (thread_id, script, fields) =>
      client.stream('threads.add_user_message', { thread_id, input: scriptInput(script, fields) }),
    async liveThread(script, rest) {
      const stream = await live('threads.create', { input: scriptInput(script) }, rest);
      const created = await stream.next();
      if (created.type !== 'thread.created') throw new Error(`Not how a thread begins: ${created.type}`);
      return { threadId: created.thread.id, stream };
    },
    async refused(type, params) {
      const response = await client.post({ type, params });
      const text = await response.text();
      expect(response.headers.get('content-type'), `${type}: ${text.slice(0, 200)}`).toMatch(
        /^application\/json/u,
      );
      const { error }: { error: Refusal['error'] } = JSON.parse(text);
      return { status: response.status, error };
    },
    async history(threadId) {
      const request = {
        type: 'threads.custom_action',
        params: { thread_id: threadId, action: scriptAction([tell('history')]) },
      };
      const free = await untilFree(() => client.post(request));
      const { history } = seenIn(readEvents(await free.text()));
      return Array.isArray(history) ? history : [];
    },
  };
}

/** Posts until the thread takes it: until the turn before has let go of it. */
export async function untilFree(post: () => Promise<Response>): Promise<Response> {
  const late = performance.now() + 60_000;
  for (;;) {
    const response = await post();
    if (response.status !== 409) return response;
    const text = await response.text();
    if (performance.now() > late) throw new Error(`The thread stays busy: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function asMessage(item: ThreadItem): UserMessageItem {
  if (item.type !== 'user_message') throw new Error(`Not a message of the user: ${item.type}`);
  return item;
}
