import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { Agent, tool } from '@openai/agents-core';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StreamError } from '../../src/index.ts';
import { openSession, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerEvents, askedText, pausing } from '../support/responders.ts';
import { startTelemetrySdk, type TelemetrySdk } from '../support/telemetry-sdk.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
/** Made before there is an SDK, as an application may set that up whenever it likes. */
let server: TestServer;
let sdk: TelemetrySdk;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database, respond: undefined });
  await (await signIn(server.api, 'before')).create('Nobody watches');
  sdk = startTelemetrySdk();
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

function named(name: string): ReadableSpan[] {
  return sdk.spans().filter((span) => span.name === name);
}

/** The only span of that name. */
function one(name: string): ReadableSpan {
  const [span, ...others] = named(name);
  if (!span || others.length > 0)
    throw new Error(
      `${name}: ${1 + others.length} of ${sdk
        .spans()
        .map((s) => s.name)
        .join()}`,
    );
  return span;
}

function parentOf(span: ReadableSpan): string | undefined {
  return sdk.spans().find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId)?.name;
}

function call(name: string) {
  return functionCall(name, {}, { callId: `c-${name}` });
}

const figure = async (name: string, attributes: object = {}) => {
  const found = (await sdk.figures()).filter(
    (kept) =>
      kept.name === name &&
      Object.entries(attributes).every(([key, value]) => kept.attributes[key] === value),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
};

describe('spans', () => {
  test('of a conversation: request, session, turn, run, tool call, each within the one before', async () => {
    sdk.reset();
    const ada = await signIn(server.api, 'ada');
    await ada.create('Add a task to buy groceries');
    await expect.poll(() => named('POST /')).toHaveLength(1);
    const session = one('POST /session');
    expect(session).toMatchObject({
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/session',
        'http.response.status_code': 201,
      },
    });
    expect(parentOf(one('chatdock session'))).toBe('POST /session');
    const chat = one('POST /');
    expect(chat.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/',
      'http.response.status_code': 200,
      'chatdock.request.type': 'threads.create',
    });
    expect(chat.parentSpanContext).toBeUndefined();
    const turn = one('chatdock turn');
    expect(parentOf(turn)).toBe('POST /');
    expect(turn.attributes).toEqual({
      'chatdock.turn.id': expect.stringMatching(/^turn_/u),
      'chatdock.turn.cause': 'message',
      'chatdock.turn.events': expect.any(Number),
      'chatdock.outcome': 'finished',
      'gen_ai.usage.input_tokens': expect.any(Number),
      'gen_ai.usage.output_tokens': expect.any(Number),
    });
    expect(turn.events.map(({ name }) => name)).toEqual(['first event']);
    expect(parentOf(one('invoke_agent'))).toBe('chatdock turn');
    const added = one('execute_tool add_task');
    expect(parentOf(added)).toBe('invoke_agent');
    expect(added.attributes).toEqual({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'add_task',
    });
    for (const span of sdk.spans()) expect.soft(span.status.code, span.name).toBe(SpanStatusCode.UNSET);
  });

  test('what the application has begun for a request is the parent of what we do for it', async () => {
    const tracer = trace.getTracer('the application');
    const theirs: unknown[] = [];
    const mounted = await startServer({
      database: opened.database,
      prepare: (app) =>
        void app.use((_request, response, next) => {
          tracer.startActiveSpan('their request', (span) => {
            response.on('close', () => span.end());
            next();
          });
        }),
      respond: async function* (turn) {
        theirs.push(trace.getSpan(context.active()));
        yield* answerEvents(turn, ['Hello']);
      },
    });
    sdk.reset();
    await (await signIn(mounted.api, 'ada')).create('Hi');
    await expect.poll(() => named('their request').length).toBe(2);
    const [request] = named('POST /');
    expect(request).toMatchObject({ kind: SpanKind.INTERNAL });
    expect(request && parentOf(request)).toBe('their request');
    expect(theirs).toMatchObject([{ name: 'chatdock turn' }]); // what answers runs within its turn
    const traces = new Set(sdk.spans().map((span) => span.spanContext().traceId));
    expect(traces.size).toBe(2); // one for each of their requests
    await mounted.close();
  });

  test('a header of a stranger is no parent', async () => {
    sdk.reset();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await fetch(`${server.api}/healthz`, { headers: { traceparent } });
    expect(one('GET /healthz').parentSpanContext).toBeUndefined();
    expect(one('GET /healthz').spanContext().traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
  });

  test('failures have a code, and are errors only where we are to blame', async () => {
    sdk.reset();
    await fetch(`${server.api}/nothing/here?token=x`);
    await fetch(`${server.api}/session`, { method: 'POST' });
    await fetch(`${server.api}/session`, { method: 'PROPFIND' });
    expect(one('GET').attributes).toEqual({ 'http.request.method': 'GET', 'http.response.status_code': 404 });
    expect(one('POST /session').status.code).toBe(SpanStatusCode.UNSET);
    expect(one('_OTHER /session').attributes).toMatchObject({ 'http.response.status_code': 405 });
    const broken = await startServer({
      database: opened.database,
      respond: async function* (turn) {
        if (askedText(turn) === 'fail') throw new Error('canary');
        yield* [];
        throw new StreamError({ message: 'canary' });
      },
    });
    await (await signIn(broken.api, 'ada')).create('fail');
    await expect.poll(() => named('chatdock turn')).toHaveLength(1);
    expect(one('chatdock turn')).toMatchObject({
      attributes: { 'chatdock.outcome': 'failed', 'error.type': 'failed' },
      status: { code: SpanStatusCode.ERROR },
    });
    await broken.close();
  });

  test('calls of an agent’s own tools; a name that the model has made up is not repeated', async () => {
    const lookUp = tool({
      name: 'look_up',
      description: 'Looks up',
      parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
      strict: true,
      execute: async () => 'canary',
    });
    const model = new ScriptedModel([[call('look_up')], [assistantMessage('Found.')], [call('canary_tool')]]);
    const own = await startServer({
      database: opened.database,
      respond: undefined,
      agent: () => new Agent({ name: 'canary', model, tools: [lookUp] }),
    });
    const ada = await signIn(own.api, 'ada');
    sdk.reset();
    await ada.create('Look it up');
    await ada.create('Use what is not there');
    await expect.poll(() => named('chatdock turn')).toHaveLength(2);
    expect(parentOf(one('execute_tool look_up'))).toBe('invoke_agent');
    expect(parentOf(one('execute_tool _other'))).toBe('invoke_agent');
    expect(JSON.stringify(sdk.spans().map(({ name, attributes }) => ({ name, attributes })))).not.toContain(
      'canary',
    );
    await own.close();
  });
});

describe('figures', () => {
  test('sessions, requests, turns, the time to the first event, what is open', async () => {
    const paused = pausing();
    const slow = await startServer({ database: opened.database, respond: paused.respond });
    const before = {
      issued: await figure('chatdock.sessions', { 'chatdock.outcome': 'issued' }),
      requests: await figure('chatdock.request.duration', { 'http.route': '/session' }),
      finished: await figure('chatdock.turn.duration', { 'chatdock.outcome': 'finished' }),
      left: await figure('chatdock.turn.duration', { 'chatdock.outcome': 'client_left' }),
      first: await figure('chatdock.turn.time_to_first_event'),
      streams: await figure('chatdock.stream.duration'),
    };
    const ada: ChatClient = await signIn(slow.api, 'ada');
    const leaving = new AbortController();
    const create = JSON.stringify({ type: 'threads.create', params: { input: userInput('Hi') } });
    const left = await ada.post(null, { body: create, signal: leaving.signal });
    const stays = await ada.post(null, { body: create });
    await expect.poll(() => figure('chatdock.turns.open')).toBe(2);
    expect(await figure('chatdock.streams.open')).toBe(2);
    leaving.abort();
    await left.text().catch(() => {});
    await expect.poll(() => figure('chatdock.turns.open')).toBe(1);
    paused.goOn();
    await stays.text();
    await expect.poll(() => figure('chatdock.streams.open')).toBe(0);
    expect(await figure('chatdock.turns.open')).toBe(0);
    expect({
      issued: await figure('chatdock.sessions', {
        'chatdock.outcome': 'issued',
        'chatdock.session.kind': 'self_hosted',
      }),
      requests: await figure('chatdock.request.duration', {
        'http.route': '/session',
        'http.response.status_code': 201,
      }),
      finished: await figure('chatdock.turn.duration', {
        'chatdock.turn.cause': 'message',
        'chatdock.outcome': 'finished',
      }),
      left: await figure('chatdock.turn.duration', { 'chatdock.outcome': 'client_left' }),
      first: await figure('chatdock.turn.time_to_first_event', { 'chatdock.turn.cause': 'message' }),
      streams: await figure('chatdock.stream.duration'),
    }).toMatchObject({
      finished: before.finished + 1,
      left: before.left + 1,
      first: before.first + 2,
      streams: before.streams + 2,
      issued: before.issued + 1,
      requests: expect.any(Number),
    });
    await slow.close();
  });
});

const count = (type: string) => figure('gen_ai.client.token.usage', { 'gen_ai.token.type': type });

describe('tokens', () => {
  test('that models have used for a turn are counted by their type', async () => {
    const told = await startServer({
      database: opened.database,
      respond: async function* (turn) {
        turn.countTokens({ input: 300, output: 40 });
        yield* answerEvents(turn, ['Hello']);
      },
    });
    const [input, output] = [await count('input'), await count('output')];
    await (await signIn(told.api, 'ada')).create('Hi');
    await expect.poll(() => count('input')).toBe(input + 1);
    expect(await count('output')).toBe(output + 1);
    await told.close();
  });
});

const refused = (code: string) => figure('chatdock.requests.refused', { 'error.type': code });

describe('refusals by a limit', () => {
  test('are counted by their code, also where a stream tells of them', async () => {
    const limits = { messagesPerDay: { user: 1 }, requestsPerMinute: { user: 3 } };
    const limited = await startServer({ database: opened.database, limits });
    const [messages, requests] = [await refused('limit_reached'), await refused('too_many_requests')];
    const eve = await signIn(limited.api, 'eve');
    await eve.create('One');
    await expect(eve.create('Two')).rejects.toThrow('does not begin with the thread');
    expect((await eve.post({ type: 'threads.list', params: {} })).status).toBe(429);
    expect(await refused('limit_reached')).toBe(messages + 1);
    expect(await refused('too_many_requests')).toBe(requests + 1);
    await limited.close();
  });
});

describe('Q2: traces and figures', () => {
  test('hold no text, title, token, secret, name of a user or address of a thing', async () => {
    const canary = 'canary-7c1d';
    sdk.reset();
    const token = await userToken({ sub: `ada-${canary}` });
    const secret = await openSession(server.api, token);
    const ada = await signIn(server.api, `ada-${canary}`);
    const { threadId } = await ada.create(`Add a task to ${canary}`);
    await ada.ask('threads.update', { thread_id: threadId, title: canary });
    await ada.post({ type: canary, params: {} });
    await ada.post({ type: 'threads.get_by_id', params: { thread_id: canary } });
    await fetch(`${server.api}/attachments/${canary}/content?link=${canary}`);
    await fetch(`${server.api}/widget/${canary}.js`);
    await fetch(`${server.api}/${canary}?${canary}`);
    const told = sdk
      .spans()
      .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
    expect(told.length).toBeGreaterThan(8);
    const text = JSON.stringify([told, await sdk.figures()]);
    for (const kept of [canary, token, secret, ada.secret, threadId, ...token.split('.').slice(1)]) {
      const spellings = [
        kept,
        Buffer.from(kept).toString('base64').slice(0, -4),
        Buffer.from(kept).toString('hex'),
      ];
      for (const spelling of spellings) expect.soft(text.includes(spelling), spelling).toBe(false);
    }
  });
});
