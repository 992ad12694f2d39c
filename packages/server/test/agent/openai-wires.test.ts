import { freePort, quickest } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentLimits } from '../../src/agent/run/agent-limits.ts';
import { connectModel } from '../../src/agent/models/openai-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { Conversation, silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';
import { ModelServer, refuse, sendEvents } from './support/model-server.ts';
import { chatCompletions, responses } from './support/provider-wires.ts';
import { failure } from './support/scripted-conversation.ts';

let server: ModelServer;

beforeAll(async () => {
  server = await ModelServer.start();
});

afterAll(() => server.stop());

describe.each([chatCompletions, responses])(
  '$wire',
  ({ wire, path, say, begin, beginCall, failure: broken }) => {
    function conversation(limits: Partial<AgentLimits> = {}, url = server.url) {
      const { model } = connectModel({ url: new URL(url), key: 'sk-test-key', name: 'test-model', wire });
      const tasks = memoryTasks(['Call mom']);
      const assistant = { model, description: '', offline: false };
      const responder = tasksAssistant({
        model: assistant,
        tasks: () => tasks,
        logger: silentLogger,
        limits,
      });
      return { chat: new Conversation(responder), tasks };
    }

    test('a tool call and an answer', async () => {
      server.script(
        say({
          calls: [
            { name: 'add_task', args: { title: 'Buy milk' } },
            { name: 'list_tasks', args: {} },
          ],
        }),
        say({ text: ['Added ', 'task 2.'] }),
      );
      const { chat, tasks } = conversation();
      const events = await chat.say('Add milk');
      expect(textOf(events)).toBe('Added task 2.');
      expect(stepsOf(events)).toEqual([
        ['Add task “Buy milk”', 'complete', 'Added as task 2.'],
        ['List tasks', 'complete', '2 tasks'],
      ]);
      expect(tasks.rows.map(({ title }) => title)).toEqual(['Call mom', 'Buy milk']);

      const [first, second] = server.calls;
      expect(first).toMatchObject({
        path,
        authorization: 'Bearer sk-test-key',
        body: { model: 'test-model', stream: true },
      });
      expect(JSON.stringify(first?.body['tools'])).toContain('add_task');
      expect(JSON.stringify(second?.body)).toContain('Buy milk');
      expect(JSON.stringify([first?.body, second?.body])).not.toContain('sk-test-key');
    });

    test('ids that repeat from answer to answer do no harm', async () => {
      server.script(say({ text: ['Hi.'] }));
      const { chat } = conversation();
      const ids = new Set<string>();
      for (let at = 0; at < 3; at += 1) {
        const done = (await chat.say('Hello')).at(-1);
        if (done?.type === 'thread.item.done') ids.add(done.item.id);
      }
      expect(ids.size).toBe(3);
      expect(JSON.stringify(server.calls[2]?.body)).toContain('Hi.');
    });

    test('stopping reaches the model within a second', async () => {
      server.script((response) => begin(response, ['One ', 'two ']));
      let tries = 0;
      const took = await quickest(1_000, async () => {
        tries += 1;
        const stop = new AbortController();
        const { chat } = conversation();
        const said = chat.say('Count', stop.signal);
        await expect.poll(() => chat.events.length).toBeGreaterThan(2);
        const start = performance.now();
        stop.abort('client_left');
        await said;
        await server.calls.at(-1)?.hungUp;
        return performance.now() - start;
      });
      expect(took).toBeLessThan(1_000);
      expect(server.calls).toHaveLength(tries);
    });

    test.each([
      ['ends', (end: () => void) => end()],
      ['is reset', (_end: () => void, reset: () => void) => reset()],
    ])('a stream that %s in the middle of a text', async (_how, act) => {
      server.script((response) => {
        begin(response, ['One ', 'two ']);
        setTimeout(
          () =>
            act(
              () => void response.end(),
              () => void response.destroy(),
            ),
          50,
        );
      });
      const { chat } = conversation();
      const error = await failure(chat);
      expect(error.allowRetry).toBe(true);
      expect(error.publicMessage).toMatch(/broke off|cannot be read|cannot be reached|Something went wrong/u);
      const text = chat.events.flatMap((event) =>
        event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
      );
      expect(text.join('')).toBe('One two ');
      expect(textOf(chat.events)).toBe('');
    });

    test.each([
      ['ends', (end: () => void) => end()],
      ['is reset', (_end: () => void, reset: () => void) => reset()],
    ])('a stream that %s in the middle of a tool call calls nothing', async (_how, act) => {
      server.script((response) => {
        beginCall(response);
        setTimeout(
          () =>
            act(
              () => void response.end(),
              () => void response.destroy(),
            ),
          50,
        );
      });
      const { chat, tasks } = conversation();
      expect(await failure(chat)).toMatchObject({ allowRetry: true });
      expect(tasks.rows).toHaveLength(1);
    });

    test('a failure after a change offers no retry', async () => {
      server.script(
        say({ calls: [{ name: 'add_task', args: { title: 'Buy milk' } }] }),
        refuse(500, { error: { message: 'secret provider text' } }),
      );
      const { chat, tasks } = conversation();
      const error = await failure(chat);
      expect(error.allowRetry).toBe(false);
      expect(error.publicMessage).toContain('What was already done stays done.');
      expect(tasks.rows).toHaveLength(2);
      expect(stepsOf(chat.events).map(([, state]) => state)).toEqual(['complete']);
    });

    const page = '<!doctype html><title>secret provider text</title>';
    const refusals: [string, ReturnType<typeof refuse>, string, boolean, number][] = [
      [
        '401',
        refuse(401, { error: { message: 'secret provider text', code: 'invalid_api_key' } }),
        'does not accept the key',
        false,
        1,
      ],
      ['404', refuse(404, { error: { message: 'secret provider text' } }), 'does not exist', false, 1],
      [
        '429',
        refuse(429, { error: { message: 'secret provider text' } }, { 'retry-after': '0' }),
        'busy right now',
        true,
        3,
      ],
      [
        '429 without credit',
        refuse(
          429,
          { error: { message: 'secret provider text', code: 'insufficient_quota' } },
          { 'retry-after': '0' },
        ),
        'no credit',
        false,
        1,
      ],
      ['500', refuse(500, 'secret provider text', { 'retry-after': '0' }), 'has trouble', true, 3],
      [
        '400 for length',
        refuse(400, { error: { message: 'secret provider text', code: 'context_length_exceeded' } }),
        'too long for the model',
        false,
        1,
      ],
      ['a web page instead', refuse(200, page, { 'content-type': 'text/html' }), 'has trouble', true, 3],
      [
        'garbage instead',
        refuse(200, 'data: {{{ secret provider text\n\n', { 'content-type': 'text/event-stream' }),
        '',
        true,
        1,
      ],
      ['nothing at all', refuse(200, '', { 'content-type': 'text/event-stream' }), '', true, 1],
    ];
    test.each(refusals)('%s', async (...[, answer, words, allowRetry, calls]) => {
      server.script(answer);
      const { chat } = conversation();
      const error = await failure(chat);
      expect(error.publicMessage).toContain(words);
      expect(error.publicMessage).not.toContain('secret');
      expect(error.allowRetry).toBe(allowRetry);
      expect(server.calls).toHaveLength(calls);
      expect(chat.events.filter(({ type }) => type === 'thread.item.done')).toEqual([]);
    });

    test('an error in the stream keeps what was said', async () => {
      server.script((response) => {
        begin(response, ['One ']);
        sendEvents(response, [broken]);
        response.end();
      });
      const { chat } = conversation();
      const error = await failure(chat);
      expect(error.allowRetry).toBe(true);
      expect(error.publicMessage).not.toContain('secret');
      expect(JSON.stringify(chat.events)).toContain('One ');
    });

    test('a model that says nothing more after its tools is done', async () => {
      server.script(say({ calls: [{ name: 'add_task', args: { title: 'Buy milk' } }] }), say({}));
      const { chat } = conversation();
      expect(stepsOf(await chat.say('Add milk'))).toEqual([
        ['Add task “Buy milk”', 'complete', 'Added as task 2.'],
      ]);
      expect(server.calls).toHaveLength(2);
    });

    test('a model that says nothing at all', async () => {
      server.script(say({}));
      const { chat } = conversation();
      expect(await failure(chat)).toMatchObject({
        publicMessage: 'The model gave no answer. Please try again.',
        allowRetry: true,
      });
      expect(server.calls).toHaveLength(1);
    });

    test('silence', async () => {
      server.script((response) => begin(response, ['One ']));
      const { chat } = conversation({ silenceMs: 200 });
      expect(await failure(chat)).toMatchObject({
        publicMessage: 'The model stopped answering. Please try again.',
        allowRetry: true,
      });
      await server.calls[0]?.hungUp;
    });

    test('nobody there', async () => {
      const { chat } = conversation({}, `http://127.0.0.1:${await freePort()}/v1`);
      expect(await failure(chat)).toMatchObject({
        publicMessage: 'The model cannot be reached right now. Please try again.',
        allowRetry: true,
      });
    });
  },
);
