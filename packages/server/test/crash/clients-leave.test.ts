import { createTestDatabase, type TestDatabase } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadStreamEvent } from '../../src/protocol/index.ts';
import { answer, begun, delta, done, scriptInput } from '../conformance/support/scripts.ts';
import { untilFree } from '../conformance/support/user.ts';
import { readEvents, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { mortalServer, type MortalServer } from './support/mortal-server.ts';
import { leaveAfter } from './support/raw-stream.ts';
import { loadThread } from './support/stored-thread.ts';

let created: TestDatabase;
let server: MortalServer;
let user: ChatClient;
beforeAll(async () => {
  created = await createTestDatabase();
  server = await mortalServer(created.url);
  user = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server?.kill();
  await created?.drop();
});

const script = [
  done({ type: 'workflow', id: '$id:workflow:w', workflow: { type: 'custom', tasks: [] } }),
  begun('a'),
  ...['one ', 'two ', 'three '].map((text) => delta('a', text)),
  { wait: 'for ever' },
  answer('a', 'never'),
];

describe.each(['closed', 'reset'] as const)('F1: clients whose connection is %s', (how) => {
  test.each([1, 2, 3, 5, 7])(
    'after %i events: each thread keeps what was announced, and goes on',
    async (after) => {
      const request = { api: server.api, secret: user.secret, input: scriptInput(script), after, how };
      const left = await Promise.all(Array.from({ length: 5 }, () => leaveAfter(request)));
      await Promise.all(left.map(expectKept));
      expect(server.isAlive()).toBe(true);
      expect(server.complaints()).toBe('');
    },
  );
});

async function expectKept(events: readonly ThreadStreamEvent[]): Promise<void> {
  const [first] = events;
  const threadId = first?.type === 'thread.created' ? first.thread.id : '';
  const announced = events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : []));
  const post = {
    type: 'threads.add_user_message',
    params: { thread_id: threadId, input: userInput('Next') },
  };
  const response = await untilFree(() => user.post(post));
  expect(response.status).toBe(200);
  expect(readEvents(await response.text()).at(-1)).toMatchObject({
    item: { content: [{ text: 'You said: Next' }] },
  });
  const items = await loadThread(user, threadId);
  expect(items.slice(0, announced.length)).toEqual(announced);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(JSON.stringify(items)).toContain(saidIn(events));
  expect(JSON.stringify(items.slice(1))).not.toContain('never');
}

/** The text that a client has seen of an answer. */
function saidIn(events: readonly ThreadStreamEvent[]): string {
  const pieces = events.map((event) => {
    const update = event.type === 'thread.item.updated' ? event.update : null;
    return update?.type === 'assistant_message.content_part.text_delta' ? update.delta : '';
  });
  return pieces.join('');
}
