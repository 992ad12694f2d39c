import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../src/protocol/index.ts';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { scripted } from '../support/scripted-answers.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('the ChatKit protocol, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  let server: TestServer;
  let ada: ChatClient;
  beforeAll(async () => {
    opened = await openTestDatabase();
    server = await startServer({ database: opened.database, respond: scripted });
    ada = await signIn(server.api, 'ada');
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  test('a new thread: created, the message, stream options, then the answer', async () => {
    const input = {
      ...userInput('Hello'),
      quoted_text: 'a quote',
      inference_options: { model: 'm', tool_choice: { id: 't' } },
    };
    const events = await ada.stream('threads.create', { input });
    expect(types(events).slice(0, 4)).toEqual([
      'thread.created',
      'thread.item.done',
      'stream_options',
      'thread.item.added',
    ]);
    const [created, message, options] = events;
    expect(created).toEqual({
      type: 'thread.created',
      thread: {
        id: expect.stringMatching(/^thr_[\w-]{22}$/u),
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
        status: { type: 'active' },
        metadata: {},
        items: { data: [], has_more: false },
      },
    });
    expect(message).toMatchObject({ item: { id: expect.stringMatching(/^msg_[\w-]{22}$/u), ...input } });
    expect(options).toEqual({ type: 'stream_options', stream_options: { allow_cancel: true } });
    expect(events.at(-1)).toMatchObject({
      type: 'thread.item.done',
      item: { content: [{ text: 'You said: Hello' }] },
    });
  });

  test('the next message: the message, stream options, the answer; all of it is there after', async () => {
    const { threadId } = await ada.create('One');
    const events = await ada.add(threadId, 'Two');
    expect(types(events).slice(0, 3)).toEqual(['thread.item.done', 'stream_options', 'thread.item.added']);
    const items = await ada.items(threadId);
    const texts = items.flatMap((item) =>
      'content' in item && Array.isArray(item.content) ? item.content : [],
    );
    expect(texts.map(({ text }) => text)).toEqual(['One', 'You said: One', 'Two', 'You said: Two']);
    const last = events.at(-1);
    expect(items.at(-1)).toEqual(last?.type === 'thread.item.done' ? last.item : null);
  });

  test('a responder that says nothing gives the opening events and a clean end', async () => {
    const { events } = await ada.create('/nothing');
    expect(types(events)).toEqual(['thread.created', 'thread.item.done', 'stream_options']);
  });

  test('the thread’s title is saved and announced, without its items', async () => {
    const { threadId, events } = await ada.create('/title');
    const updated = events.filter(({ type }) => type === 'thread.updated');
    expect(updated).toEqual([
      {
        type: 'thread.updated',
        thread: expect.objectContaining({ title: 'A title', items: { data: [], has_more: false } }),
      },
    ]);
    expect((await ada.thread(threadId)).title).toBe('A title');
  });

  test('other changes too, after the event that follows them; metadata stays on the server', async () => {
    const { threadId, events } = await ada.create('/status');
    expect(types(events).slice(3)).toEqual(['progress_update', 'client_effect', 'thread.updated', 'notice']);
    expect(events[4]).toEqual({ type: 'client_effect', name: 'tasks.changed', data: { kept: null } });
    const change = {
      status: { type: 'locked', reason: 'Closed for today' },
      allowed_image_domains: ['images.example'],
      metadata: {},
    };
    expect(events[5]).toMatchObject({ thread: change });
    expect(await ada.thread(threadId)).toMatchObject(change);
    const { rows } = await opened.database.query('select metadata from chatdock.threads where id = $1', [
      threadId,
    ]);
    expect(rows).toEqual([{ metadata: { seen: { times: 1 } } }]);
  });

  test('F3: a failing responder: what was said is kept, one error without its text, the message can be retried', async () => {
    const { threadId, events } = await ada.create('/fails');
    expect(types(events).slice(3)).toEqual([
      'thread.item.added',
      'thread.updated',
      'thread.item.updated',
      'thread.item.done',
      'error',
    ]);
    expect(events.filter(({ type }) => type === 'error')).toEqual([
      { type: 'error', code: 'stream.error', allow_retry: true },
    ]);
    const items = await ada.items(threadId);
    expect(items).toMatchObject([{ type: 'user_message' }, { content: [{ text: 'Half an ans' }] }]);
    expect((await ada.thread(threadId)).title).toBe('Before the failure');
    expect(JSON.stringify(events)).not.toContain('hunter2');
    expect(server.log.lines.join('\n')).toMatch(/"level":"error".*a turn failed/u);
    expect(server.log.lines.join('\n')).not.toContain('hunter2');
    const retried = await ada.stream('threads.retry_after_item', {
      thread_id: threadId,
      item_id: items[0]?.id,
    });
    expect(types(retried)[0]).toBe('stream_options');
  });

  test('a change just before a failure is saved, and announced after the error', async () => {
    const { threadId, events } = await ada.create('/fails-late');
    expect(types(events).slice(3)).toEqual(['progress_update', 'error', 'thread.updated']);
    expect((await ada.thread(threadId)).title).toBe('Just before the failure');
  });

  test('a responder chooses its own words, or a code', async () => {
    const refused = (await ada.create('/refuses')).events.at(-1);
    expect(refused).toEqual({
      type: 'error',
      code: 'custom',
      message: 'Not on Sundays.',
      allow_retry: false,
    });
    const busy = (await ada.create('/busy')).events.at(-1);
    expect(busy).toEqual({ type: 'error', code: 'rate_limited', allow_retry: true });
  });

  test('hidden items are stored for the model and reach no client', async () => {
    const { threadId, events } = await ada.create('/hidden');
    expect(types(events).slice(3)).toEqual(['thread.item.added', 'thread.item.updated', 'thread.item.done']);
    expect(JSON.stringify(events)).not.toContain('for the model');
    expect((await ada.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
    expect((await ada.thread(threadId)).items.data).toHaveLength(2);
    const history = await ada.add(threadId, '/history');
    expect(JSON.stringify(history)).toContain('hidden_context_item assistant_message user_message');
    const page = await ada.ask<Page<ThreadItem>>('items.list', {
      thread_id: threadId,
      order: 'asc',
      limit: 2,
    });
    expect(page).toMatchObject({
      data: [{ type: 'user_message' }],
      has_more: true,
      after: expect.any(String),
    });
    const next = { thread_id: threadId, order: 'asc', limit: 1, after: page.after };
    expect(await ada.ask('items.list', next)).toMatchObject({ data: [{ type: 'assistant_message' }] });
  });

  test('items are replaced and removed, before their events are sent', async () => {
    const { threadId, events } = await ada.create('/replaces');
    expect(types(events).slice(3)).toEqual([
      'thread.item.done',
      'thread.item.done',
      'thread.item.replaced',
      'thread.item.removed',
      'thread.item.removed',
    ]);
    expect(await ada.items(threadId)).toMatchObject([
      { type: 'user_message' },
      { content: [{ text: 'second' }] },
    ]);
  });

  test('a workflow shows its steps and is stored once, with each step once', async () => {
    const { threadId, events } = await ada.create('/steps');
    expect(types(events).slice(3)).toEqual(['thread.item.added', 'thread.item.updated', 'thread.item.done']);
    const items = await ada.items(threadId);
    expect(items[1]).toMatchObject({
      type: 'workflow',
      workflow: { tasks: [{ title: 'Add task', status_indicator: 'complete' }] },
    });
    expect(events.at(-1)).toMatchObject({ item: items[1] });
  });

  test('an item for another thread is the responder’s mistake: nothing of it is stored', async () => {
    const { threadId, events } = await ada.create('/foreign');
    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    expect(await ada.items(threadId)).toHaveLength(1);
  });

  test('what a thread is, the server alone tells', async () => {
    const { events } = await ada.create('/thread-events');
    expect(types(events)).toEqual(['thread.created', 'thread.item.done', 'stream_options']);
  });

  test('a retry drops what came after the message and answers it again', async () => {
    const { threadId } = await ada.create('Zero');
    for (let index = 0; index < 12; index += 1) await ada.add(threadId, String(index));
    const before = await ada.items(threadId);
    const message = before[2]!;
    const events = await ada.stream('threads.retry_after_item', { thread_id: threadId, item_id: message.id });
    expect(types(events)).toEqual([
      'stream_options',
      'thread.item.added',
      'thread.item.updated',
      'thread.item.updated',
      'thread.item.done',
    ]);
    const after = await ada.items(threadId);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(after).toHaveLength(4);
    expect(after[3]).not.toEqual(before[3]);
  });

  test('a retry of anything but a message of the user is refused and changes nothing', async () => {
    const { threadId } = await ada.create('Hi');
    const before = await ada.items(threadId);
    const retry = (item_id: string) =>
      ada.post({ type: 'threads.retry_after_item', params: { thread_id: threadId, item_id } });
    expect((await retry(before[1]!.id)).status).toBe(400);
    expect((await retry('msg_unknown')).status).toBe(404);
    expect(await ada.items(threadId)).toEqual(before);
  });

  test('lists: newest first and 20 by default, walked by cursor, empty item pages', async () => {
    const lea = await signIn(server.api, 'lea');
    const ids: string[] = [];
    for (let index = 0; index < 23; index += 1) ids.push((await lea.create(`/nothing`)).threadId);
    const first = await lea.ask<Page<Thread>>('threads.list', {});
    expect(first.data.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 20));
    expect(first.data[0]?.items).toEqual({ data: [], has_more: false });
    expect(first).toMatchObject({ has_more: true, after: first.data.at(-1)?.id });
    const second = await lea.ask<Page<Thread>>('threads.list', { after: first.after });
    expect(second.data.map(({ id }) => id)).toEqual(ids.toReversed().slice(20));
    expect(second.has_more).toBe(false);
    expect(second).not.toHaveProperty('after');
    expect((await lea.ask<Page<Thread>>('threads.list', { limit: 0, order: null })).data).toHaveLength(20);
    expect(
      (await lea.ask<Page<Thread>>('threads.list', { limit: 2, order: 'asc' })).data.map(({ id }) => id),
    ).toEqual(ids.slice(0, 2));
  });

  test('get_by_id: the oldest 20 items; items.list: the newest', async () => {
    const { threadId } = await ada.create('0');
    for (let index = 1; index <= 11; index += 1) await ada.add(threadId, String(index));
    const thread = await ada.thread(threadId);
    expect(thread.items).toMatchObject({ has_more: true, after: thread.items.data.at(-1)?.id });
    expect(thread.items.data).toHaveLength(20);
    expect(thread.items.data[0]).toMatchObject({ content: [{ text: '0' }] });
    const newest = await ada.ask<Page<ThreadItem>>('items.list', { thread_id: threadId });
    expect(newest.data[0]).toMatchObject({ content: [{ text: 'You said: 11' }] });
  });

  test('a title is changed, a thread is deleted, and stays so', async () => {
    const { threadId } = await ada.create('Hi');
    const renamed = await ada.ask<Thread>('threads.update', { thread_id: threadId, title: 'Mine' });
    expect(renamed).toMatchObject({ id: threadId, title: 'Mine', items: { data: [], has_more: false } });
    expect((await ada.ask<Thread>('threads.update', { thread_id: threadId, title: '' })).title).toBe('');
    expect(await ada.ask('threads.delete', { thread_id: threadId })).toEqual({});
    for (const type of ['threads.get_by_id', 'threads.delete', 'items.list']) {
      expect.soft((await ada.post({ type, params: { thread_id: threadId } })).status, type).toBe(404);
    }
  });

  test('I4: text comes through every layer as it went in', async () => {
    const text =
      'data: {"type":"error"}\n\ndata: x\r\n\u2028\u2029 "quotes" \\ \u202e 🧑‍🚀 e\u0301 <script> \u0001';
    const { threadId, events } = await ada.create(text);
    expect(events[1]).toMatchObject({ item: { content: [{ type: 'input_text', text }] } });
    expect((await ada.items(threadId))[0]).toMatchObject({ content: [{ type: 'input_text', text }] });
    expect((await ada.items(threadId))[1]).toMatchObject({ content: [{ text: `You said: ${text}` }] });
  });

  test('no null and no unknown field goes out; free-form data keeps its nulls', async () => {
    const tag = {
      type: 'input_tag',
      id: 't',
      text: 'Tag',
      data: { kept: null, deep: [null] },
      group: null,
      extra: 1,
    };
    const input = {
      content: [tag],
      attachments: [],
      inference_options: { model: null },
      quoted_text: null,
      id: 'x',
    };
    const events = await ada.stream('threads.create', { input, thread_id: 'thr_mine', owner: 'bob' });
    const message = events[1];
    if (message?.type !== 'thread.item.done') throw new Error('The message is not the second event.');
    const { item } = message;
    expect('content' in item && item.content).toEqual([
      { type: 'input_tag', id: 't', text: 'Tag', data: { kept: null, deep: [null] }, interactive: false },
    ]);
    expect(item).not.toHaveProperty('quoted_text');
    expect('inference_options' in item && item.inference_options).toEqual({});
    expect(item.id).toMatch(/^msg_/u);
  });

  test('requests for what the application has not set up: 501 with their name', async () => {
    const { threadId } = await ada.create('Hello');
    const requests: Record<string, object> = {
      'attachments.create': { name: 'a.png', size: 1, mime_type: 'image/png' },
      'attachments.delete': { attachment_id: 'atc_1' },
      'input.transcribe': { audio_base64: 'AAAA', mime_type: 'audio/webm' },
      'threads.sync_custom_action': { thread_id: threadId, action: { type: 'x' } },
    };
    for (const [type, params] of Object.entries(requests)) {
      const response = await ada.post({ type, params });
      expect(response.status).toBe(501);
      expect(await response.json()).toEqual({
        error: { code: 'not_supported', message: `This server does not offer ${type}.` },
      });
    }
  });
});

function types(events: readonly ThreadStreamEvent[]): string[] {
  return events.map(({ type }) => type);
}
