import { setImmediate } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentLimits } from '../../src/agent/run/agent-limits.ts';
import { connectModel } from '../../src/agent/models/openai-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { Conversation, silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';
import { ModelServer, refuse, sendEvents, type ModelAnswer } from './support/model-server.ts';
import { chatCompletions, responses, type Wire } from './support/provider-wires.ts';
import { failure } from './support/scripted-conversation.ts';

let server: ModelServer;

beforeAll(async () => {
  server = await ModelServer.start();
});

afterAll(() => server.stop());

const secret = 'secret provider text';

/** A failure instead of a response: what people read, whether a retry is offered, and how often the model is asked. */
interface Refused {
  readonly name: string;
  readonly answer: ModelAnswer;
  readonly words: string;
  readonly retry: boolean;
  readonly calls: number;
}

function refused(code: number, error: object = {}, headers: Record<string, string> = {}): ModelAnswer {
  return refuse(code, { error: { message: secret, ...error } }, { 'retry-after': '0', ...headers });
}

function stream(text: string, type = 'text/event-stream'): ModelAnswer {
  return refuse(200, text, { 'content-type': type });
}

const refusals: readonly Refused[] = [
  { name: '400', answer: refused(400), words: 'could not take', retry: false, calls: 1 },
  { name: '401', answer: refused(401), words: 'does not accept the key', retry: false, calls: 1 },
  { name: '402', answer: refused(402), words: 'no credit', retry: false, calls: 1 },
  { name: '403', answer: refused(403), words: 'does not accept the key', retry: false, calls: 1 },
  { name: '404', answer: refused(404), words: 'does not exist', retry: false, calls: 1 },
  { name: '408', answer: refused(408), words: 'took too long', retry: true, calls: 1 },
  { name: '429', answer: refused(429), words: 'busy right now', retry: true, calls: 3 },
  {
    name: '429 that asks for more patience than people have',
    answer: refused(429, {}, { 'retry-after': '3600' }),
    words: 'busy right now',
    retry: true,
    calls: 1,
  },
  {
    name: '429 without credit',
    answer: refused(429, { code: 'insufficient_quota' }),
    words: 'no credit',
    retry: false,
    calls: 1,
  },
  { name: '500', answer: refused(500), words: 'has trouble', retry: true, calls: 3 },
  {
    name: '500 that is not to be asked again',
    answer: refused(500, {}, { 'x-should-retry': 'false' }),
    words: 'has trouble',
    retry: true,
    calls: 1,
  },
  { name: '503', answer: refused(503), words: 'has trouble', retry: true, calls: 3 },
  {
    name: '502 as a web page',
    answer: refuse(502, `<html>${secret}</html>`, { 'content-type': 'text/html', 'retry-after': '0' }),
    words: 'has trouble',
    retry: true,
    calls: 3,
  },
  {
    name: 'a content filter',
    answer: refused(400, { code: 'content_filter' }),
    words: 'content filter',
    retry: false,
    calls: 1,
  },
  {
    name: 'a web page that says it is well',
    answer: stream(`<!doctype html>${secret}`, 'text/html'),
    words: 'has trouble',
    retry: true,
    calls: 3,
  },
  { name: 'garbage', answer: stream(`data: {{{ ${secret}\n\n`), words: '', retry: true, calls: 1 },
  {
    name: 'JSON of another kind',
    answer: stream('[1, 2', 'application/json'),
    words: '',
    retry: true,
    calls: 1,
  },
  { name: 'nothing at all', answer: stream(''), words: 'broke off', retry: true, calls: 1 },
];

/** What can become of a stream that has begun. */
interface Broken {
  readonly name: string;
  readonly go: (response: ServerResponse, wire: Wire) => void | Promise<void>;
  readonly words: RegExp;
  readonly retry: boolean;
  readonly silenceMs?: number;
}

const breaks: readonly Broken[] = [
  {
    name: 'ends',
    go: (response) => void response.end(),
    words: /broke off|cannot be read|again/u,
    retry: true,
  },
  { name: 'is reset', go: reset, words: /again/u, retry: true },
  {
    name: 'says that it has failed',
    go: (response, { failure: broken }) => {
      sendEvents(response, [broken]);
      response.end();
    },
    words: /has trouble/u,
    retry: true,
  },
  {
    name: 'turns into garbage',
    go: (response) => void response.end(`data: {{{ ${secret}\n\n`),
    words: /cannot be read/u,
    retry: true,
  },
  { name: 'falls silent', go: () => {}, words: /stopped answering/u, retry: true, silenceMs: 2_000 },
  { name: 'never ends', go: (response, wire) => flood(response, wire), words: /too long/u, retry: false },
];

/** Once what was sent has arrived: a reset takes along what is on its way. */
function reset(response: ServerResponse): void {
  setTimeout(() => response.destroy(), 50);
}

/** Sends thoughts without end, of which nothing is shown. */
async function flood(response: ServerResponse, { wire }: Wire): Promise<void> {
  const delta = 'x'.repeat(64 * 1024);
  const event =
    wire === 'responses'
      ? { type: 'response.reasoning_text.delta', item_id: 'rs', output_index: 0, content_index: 0, delta }
      : { choices: [{ index: 0, delta: { reasoning_content: delta } }] };
  while (!response.destroyed) {
    sendEvents(response, [event]);
    await setImmediate();
  }
}

describe.each([chatCompletions, responses])('$wire', (wire) => {
  const { say, begin } = wire;
  const addMilk = say({ calls: [{ name: 'add_task', args: { title: 'Buy milk' } }] });

  function conversation(limits: Partial<AgentLimits> = {}) {
    const { model } = connectModel({
      url: new URL(server.url),
      key: 'sk-test',
      name: 'm',
      wire: wire.wire,
    });
    const tasks = memoryTasks();
    const responder = tasksAssistant({
      model: { model, description: '', offline: false },
      tasks: () => tasks,
      logger: silentLogger,
      limits,
    });
    return { chat: new Conversation(responder), tasks };
  }

  describe('before the first word', () => {
    test.each(refusals)('$name', async ({ answer, words, retry, calls }) => {
      server.script(answer);
      const { chat } = conversation();
      const { publicMessage, allowRetry } = await failure(chat);
      expect(publicMessage).toContain(words);
      expect(publicMessage).not.toContain('secret');
      expect([allowRetry, server.calls.length]).toEqual([retry, calls]);
      expect(textOf(chat.events)).toBe('');
    });
  });

  describe('in the middle of a text: what was said stays, and the stream', () => {
    test.each(breaks)('$name', async ({ go, words, retry, silenceMs = 20_000 }) => {
      server.script((response) => {
        begin(response, ['One ', 'two ']);
        void go(response, wire);
      });
      const { chat } = conversation({ silenceMs });
      const { publicMessage, allowRetry } = await failure(chat);
      expect(publicMessage).toMatch(words);
      expect(publicMessage).not.toContain('secret');
      // Asked again, it would be said twice: nobody but the user decides that.
      expect([allowRetry, server.calls.length]).toEqual([retry, 1]);
      expect(JSON.stringify(chat.events)).toContain('"delta":"two "');
    });
  });

  describe('after a tool has changed something: never twice, and no retry is offered', () => {
    test.each(refusals)('$name', async ({ answer, words, calls }) => {
      server.script(addMilk, answer);
      const { chat, tasks } = conversation();
      const { publicMessage, allowRetry } = await failure(chat);
      expect(publicMessage).toContain(words);
      expect(publicMessage).toContain('What was already done stays done.');
      expect([allowRetry, server.calls.length]).toEqual([false, calls + 1]);
      expect(tasks.rows).toHaveLength(1);
      expect(stepsOf(chat.events).map(([, state]) => state)).toEqual(['complete']);
    });

    test.each(breaks)('a stream that $name', async ({ go, words, silenceMs = 20_000 }) => {
      server.script(addMilk, (response) => {
        begin(response, ['Added ']);
        void go(response, wire);
      });
      const { chat, tasks } = conversation({ silenceMs });
      const { publicMessage, allowRetry } = await failure(chat);
      expect(publicMessage).toMatch(words);
      expect(allowRetry).toBe(false);
      expect(tasks.rows).toHaveLength(1);
    });
  });

  describe('trouble that passes is not seen', () => {
    test.each([
      ['500', refused(500)],
      ['429 with a second of patience', refused(429, {}, { 'retry-after': '1' })],
      ['a reset before the first word', (response: ServerResponse) => void response.destroy()],
    ])('%s', async (_name, trouble) => {
      server.script(trouble, say({ text: ['Hello.'] }));
      expect(await conversation().chat.ask('Hi')).toBe('Hello.');
      expect(server.calls).toHaveLength(2);
    });

    test('after a tool call: the tool is not called again', async () => {
      server.script(addMilk, refused(503), refused(503), say({ text: ['Added.'] }));
      const { chat, tasks } = conversation();
      expect(await chat.ask('Add milk')).toBe('Added.');
      expect(tasks.rows).toHaveLength(1);
      expect(server.calls).toHaveLength(4);
    });
  });

  test('a text without end is stopped, and what was said of it stays', async () => {
    server.script(async (response) => {
      while (!response.destroyed) {
        begin(response, ['and on ']);
        await setImmediate();
      }
    });
    const { chat } = conversation({ answerCharacters: 2_000 });
    expect(await failure(chat)).toMatchObject({ allowRetry: false });
    expect(JSON.stringify(chat.events)).toContain('and on ');
  });

  test('tools without end are stopped', async () => {
    server.script(say({ calls: [{ name: 'list_tasks', args: {} }] }));
    const { publicMessage, allowRetry } = await failure(conversation({ modelCalls: 4 }).chat);
    expect(publicMessage).toContain('more steps than one answer may have');
    expect([allowRetry, server.calls.length]).toEqual([false, 4]);
  });
});

const message = (text: string, status = 'incomplete') => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status,
  content: [{ type: 'output_text', text, annotations: [] }],
});

function cutAnswer(reason: string, output: readonly object[]): ModelAnswer {
  return (response) => {
    const answer = { id: 'r', object: 'response', created_at: 1, model: 'm', output };
    const details = { incomplete_details: { reason }, status: 'incomplete' };
    const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
    sendEvents(response, [
      { type: 'response.created', response: { ...answer, output: [], status: 'in_progress' } },
      { type: 'response.incomplete', response: { ...answer, ...details, usage } },
    ]);
    response.end();
  };
}

function responsesChat(): { chat: Conversation; tasks: ReturnType<typeof memoryTasks> } {
  const { model } = connectModel({ url: new URL(server.url), key: 'k', name: 'm', wire: 'responses' });
  const tasks = memoryTasks();
  const assistant = { model, description: '', offline: false };
  const responder = tasksAssistant({ model: assistant, tasks: () => tasks, logger: silentLogger });
  return { chat: new Conversation(responder), tasks };
}

describe('an answer that the Responses wire calls incomplete', () => {
  test.each([
    ['max_output_tokens', 'The answer was cut off here: the model ran out of room.'],
    ['content_filter', 'The answer was cut off here by the model’s content filter.'],
  ])('%s: what was said stays, with a notice', async (reason, words) => {
    server.script(cutAnswer(reason, [message('Once upon a')]));
    const { chat: conversation } = responsesChat();
    const events = await conversation.say('Hi');
    expect(textOf(events)).toBe('Once upon a');
    expect(events.at(-1)).toMatchObject({ type: 'notice', message: words });
  });

  test.each([
    ['max_output_tokens', 'ran out of room'],
    ['content_filter', 'content filter did not let this pass'],
  ])('%s before a word: it is said why', async (reason, words) => {
    server.script(cutAnswer(reason, []));
    const { publicMessage, allowRetry } = await failure(responsesChat().chat);
    expect(publicMessage).toContain(words);
    expect(allowRetry).toBe(false);
  });

  test('a call that was cut off is not made', async () => {
    const call = {
      type: 'function_call',
      id: 'fc',
      call_id: 'c',
      name: 'add_task',
      arguments: '{"title":"Mi',
    };
    server.script(cutAnswer('max_output_tokens', [message('Well'), { ...call, status: 'incomplete' }]));
    const { chat: conversation, tasks } = responsesChat();
    expect(textOf(await conversation.say('Add milk'))).toBe('Well');
    expect(tasks.rows).toEqual([]);
  });
});
