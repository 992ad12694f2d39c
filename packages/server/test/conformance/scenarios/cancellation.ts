import { connect } from 'node:net';
import { quickest } from '@chatdock/testing';
import { expect } from 'vitest';
import { requestText } from '../../support/raw-request.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import {
  added,
  answer,
  begun,
  card,
  delta,
  done,
  part,
  progress,
  scriptInput,
  typesOf,
} from '../support/scripts.ts';
import { untilFree } from '../support/user.ts';
import type { World } from '../support/world.ts';

export const cancellation = group('cancellation', (scenario) => {
  scenario(
    ['cancelling.partial-kept', 'cancelling.marker', 'cancelling.usable', 'cancelling.nothing-later'],
    'a client that leaves: what was said is kept under its id, then a hidden note, then nothing',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const script = [
        begun('a'),
        delta('a', 'The begin'),
        delta('a', 'ning'),
        held.wait,
        delta('a', ' and the end'),
        answer('a', 'canary'),
      ];
      const { threadId, stream } = await user.liveThread(script);
      const told = await stream.until('thread.item.added');
      await stream.until('ning');
      stream.leave();
      const items = await user.history(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'assistant_message', 'sdk_hidden_context']);
      expect(items[1]).toMatchObject({ content: [part('The beginning')] });
      expect(items[1]?.id).toBe(told.type === 'thread.item.added' && told.item.id);
      expect(items[2]?.id).toMatch(/^shcx_/u);
      await held.open();
      await user.add(threadId, 'Go on');
      expect(await user.items(threadId)).toMatchObject([
        { type: 'user_message' },
        { content: [part('The beginning')] },
        { content: [{ text: 'Go on' }] },
        { content: [part('You said: Go on')] },
      ]);
      expect((await user.history(threadId)).slice(0, 3)).toEqual(items);
    },
  );

  scenario(
    ['cancelling.blank-dropped', 'cancelling.pending-dropped', 'cancelling.done-once'],
    'what is blank or not an answer is dropped, what was done is there once',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const workflow = { type: 'workflow', id: '$id:workflow:f', workflow: { type: 'custom', tasks: [] } };
      const script = [
        begun('done'),
        delta('done', 'whole'),
        answer('done', 'whole'),
        begun('blank'),
        delta('blank', ' \n '),
        added(card('w')),
        added(workflow),
        added({ type: 'generated_image', id: '$id:g' }),
        progress('waiting'),
        held.wait,
      ];
      const { threadId, stream } = await user.liveThread(script);
      await stream.until('waiting');
      stream.leave();
      const items = await user.history(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'assistant_message', 'sdk_hidden_context']);
      expect(items[1]).toMatchObject({ content: [part('whole')] });
    },
  );

  scenario(
    ['cancelling.stops-generation'],
    'the responder is told to stop within a second',
    async (world) => {
      expect(await quickest(1_000, () => timeToStop(world))).toBeLessThan(1_000);
    },
  );

  scenario(
    ['cancelling.deleted-stays'],
    'a thread deleted while it is answered stays deleted when the client leaves',
    async (world) => {
      const user = await world.newUser();
      const [held, stopped] = [gate(user), gate(user)];
      const script = [{ at_stop: stopped.go.go }, begun('a'), delta('a', 'said'), held.wait];
      const { threadId, stream } = await user.liveThread(script);
      await stream.until('said');
      await user.ask('threads.delete', { thread_id: threadId });
      stream.leave();
      await user.begin([stopped.wait]);
      expect((await user.refused('threads.get_by_id', { thread_id: threadId })).status).toBe(404);
      expect(await user.ask('threads.list', {})).toMatchObject({
        data: [expect.not.objectContaining({ id: threadId })],
      });
    },
  );

  scenario(
    ['cancelling.after-the-end'],
    'a client that leaves after the end leaves no note',
    async (world) => {
      const user = await world.newUser();
      const { threadId, stream } = await user.liveThread([answer('a', 'whole')]);
      await stream.rest();
      stream.leave();
      expect(typesOf(await user.history(threadId))).toEqual(['user_message', 'assistant_message']);
    },
  );

  scenario(['cancelling.reset'], 'connections reset at any event leave threads that go on', async (world) => {
    const user = await world.newUser();
    const held = gate(user);
    const script = [
      done({ type: 'end_of_turn', id: '$id:e' }),
      begun('a'),
      delta('a', 'one'),
      delta('a', 'two'),
      held.wait,
    ];
    const until = ['thread.created', 'stream_options', 'end_of_turn', 'thread.item.added', '"one"', '"two"'];
    for (const text of until) {
      const received = await resetAfter(text, {
        api: world.api,
        secret: user.secret,
        input: scriptInput(script),
      });
      const threadId = /"id":"(thr_[^"]+)"/u.exec(received)?.[1] ?? '';
      const items = await user.history(threadId);
      expect.soft(items.at(-1)?.type, text).toBe('sdk_hidden_context');
      expect.soft(new Set(items.map(({ id }) => id)).size, text).toBe(items.length);
      const next = {
        type: 'threads.add_user_message',
        params: { thread_id: threadId, input: scriptInput([]) },
      };
      expect.soft((await untilFree(() => user.post(next))).status, text).toBe(200);
    }
    await held.open();
  });
});

/** How long after its client has left a responder is told to stop, in milliseconds. */
async function timeToStop(world: World): Promise<number> {
  const [user, other] = [await world.newUser(), await world.newUser()];
  const [held, stopped] = [gate(user), gate(user)];
  const watching = await other.liveThread([progress('watching'), stopped.wait, progress('stopped')]);
  await watching.stream.until('watching');
  const { stream } = await user.liveThread([{ at_stop: stopped.go.go }, progress('waiting'), held.wait]);
  await stream.until('waiting');
  const left = performance.now();
  stream.leave();
  await watching.stream.until('stopped');
  return performance.now() - left;
}

/** Starts a thread and resets its connection as soon as this text has come; what came until then. */
function resetAfter(text: string, request: { api: string; secret: string; input: object }): Promise<string> {
  const { hostname, port, pathname: path } = new URL(request.api);
  const headers = [`Authorization: Bearer ${request.secret}`, 'Content-Type: application/json'];
  const body = JSON.stringify({ type: 'threads.create', params: { input: request.input } });
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(requestText({ path, headers, body })));
    socket.setTimeout(60_000, () => socket.destroy(new Error(`${text} does not come: ${received}`)));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk;
      // The message holds the script, and with it every text that is waited for.
      if (!received.replace(/data: [^\n]*user_message[^\n]*/u, '').includes(text)) return;
      socket.resetAndDestroy();
      resolve(received);
    });
  });
}
