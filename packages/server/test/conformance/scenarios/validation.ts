import { expect } from 'vitest';
import { userInput } from '../../support/chat-client.ts';
import { everyRequest } from '../support/every-request.ts';
import { group } from '../support/scenario.ts';
import { done, scriptAction } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

/** Posts text as it stands; its status, and what it was answered. */
async function postText(user: User, body: string, type = 'application/json'): Promise<[number, string]> {
  const headers = { authorization: `Bearer ${user.secret}`, 'content-type': type };
  const response = await user.post(null, { body, headers });
  expect(response.headers.get('content-type')).not.toContain('event-stream');
  return [response.status, await response.text()];
}

const list = '{"type":"threads.list","params":{}}';

// prettier-ignore
const wrong = [null, true, -1, 1.5, 1e308, '', 'x', '\u0000', "' or 1=1 --", '__proto__', [], [null], {}, { type: 'x' }];

export const validation = group('validation', (scenario) => {
  scenario(
    ['validation.malformed'],
    'what is no request is refused in JSON, without a stack',
    async (world) => {
      const user = await world.newUser();
      const bodies = [
        '',
        '{',
        'null',
        '1',
        '"x"',
        '[]',
        `[${list}]`,
        '{}',
        '{"type":1}',
        '{"params":{}}',
        `${list}x`,
      ];
      bodies.push('{"type":"threads.get","params":{}}', '{"type":"THREADS.LIST","params":{}}');
      for (const body of bodies) {
        const [status, answer] = await postText(user, body);
        expect.soft(status, body).toBe(400);
        expect
          .soft(JSON.parse(answer), body)
          .toEqual({ error: { code: 'invalid_request', message: expect.any(String) } });
        expect.soft(answer, body).not.toMatch(/at .*\.[jt]s|node_modules|SyntaxError|ZodError/u);
      }
    },
  );

  scenario(
    ['validation.malformed'],
    'a field that is missing, or of another type, is refused',
    async (world) => {
      const user = await world.newUser();
      for (const { type, params } of await everyRequest(user)) {
        for (const field of Object.keys(params)) {
          const { [field]: _, ...without } = params;
          const missing = await user.refused(type, without);
          expect
            .soft([missing.status, missing.error.code], `${type} without ${field}`)
            .toEqual([400, 'invalid_request']);
          if (field === 'result') continue; // it may be anything
          const mistyped = await user.refused(type, { ...params, [field]: 5.5 });
          expect.soft(mistyped.status, `${type} with a number as ${field}`).toBe(400);
        }
      }
    },
  );

  scenario(['validation.field-path'], 'the answer names the field and quotes nothing', async (world) => {
    const user = await world.newUser();
    const cases: [type: string, params: object, path: string][] = [
      ['threads.get_by_id', { thread_id: { secret: 'canary' } }, 'params.thread_id'],
      ['threads.list', { order: 'canary' }, 'params.order'],
      [
        'threads.create',
        { input: { ...userInput('x'), content: [{ type: 'canary' }] } },
        'params.input.content.0',
      ],
      [
        'threads.create',
        { input: { ...userInput('x'), inference_options: { model: ['canary'] } } },
        'params.input.inference_options.model',
      ],
      ['items.feedback', { thread_id: 'x', item_ids: ['a', 7], kind: 'positive' }, 'params.item_ids.1'],
    ];
    for (const [type, params, path] of cases) {
      const { status, error } = await user.refused(type, params);
      expect.soft([status, error.code], path).toEqual([400, 'invalid_request']);
      expect.soft(error.message).toContain(path);
      expect.soft(error.message).not.toContain('canary');
    }
  });

  scenario(['validation.prototype-names'], 'names every object has are no requests', async (world) => {
    const user = await world.newUser();
    for (const type of ['toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf']) {
      expect.soft((await user.refused(type, {})).status, type).toBe(400);
    }
    const [status] = await postText(user, '{"__proto__":{"type":"threads.list","params":{}}}');
    expect(status).toBe(400);
  });

  scenario(
    ['validation.nulls'],
    'null stands for what may be left out, and for nothing else',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id } = await user.begin([]);
      const optional: [string, object][] = [
        ['threads.list', { limit: null, order: null, after: null }],
        ['items.list', { thread_id, limit: null, order: null, after: null }],
        [
          'threads.create',
          {
            input: {
              ...userInput('x'),
              quoted_text: null,
              inference_options: { model: null, tool_choice: null },
            },
          },
        ],
        ['threads.custom_action', { thread_id, item_id: null, action: { type: 'a', payload: null } }],
      ];
      for (const [type, params] of optional) {
        const response = await user.post({ type, params });
        expect.soft(response.status, `${type}: ${await response.text()}`).toBe(200);
      }
      const required: [string, object][] = [
        ['threads.get_by_id', { thread_id: null }],
        ['threads.update', { thread_id, title: null }],
        ['threads.create', { input: null }],
        ['threads.create', { input: { ...userInput('x'), content: null } }],
        ['threads.create', { input: { ...userInput('x'), attachments: null } }],
        ['items.feedback', { thread_id, item_ids: null, kind: 'positive' }],
      ];
      for (const [type, params] of required)
        expect.soft((await user.refused(type, params)).status, type).toBe(400);
      expect((await user.post({ type: 'threads.list', params: null })).status).toBe(400);
    },
  );

  scenario(
    ['validation.input-fields'],
    'attachments and inference options have to be said',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id } = await user.begin([]);
      for (const field of ['content', 'attachments', 'inference_options']) {
        const input = Object.fromEntries(Object.entries(userInput('x')).filter(([key]) => key !== field));
        expect.soft((await user.refused('threads.create', { input })).error.message).toContain(field);
        expect.soft((await user.refused('threads.add_user_message', { thread_id, input })).status).toBe(400);
      }
      const empty = { content: [], attachments: [], inference_options: {} };
      expect((await user.stream('threads.create', { input: empty }))[1]).toMatchObject({ item: empty });
    },
  );

  scenario(['validation.tag-data'], 'a tag has data', async (world) => {
    const user = await world.newUser();
    const tag = { type: 'input_tag', id: 'x', text: 'X' };
    const input = { ...userInput(''), content: [tag] };
    expect((await user.refused('threads.create', { input })).status).toBe(400);
    const [, message] = await user.stream('threads.create', {
      input: { ...input, content: [{ ...tag, data: {} }] },
    });
    expect(message).toMatchObject({ item: { content: [{ ...tag, data: {}, interactive: false }] } });
  });

  scenario(['validation.list-params'], 'threads.list has params', async (world) => {
    const user = await world.newUser();
    expect((await user.post({ type: 'threads.list' })).status).toBe(400);
    expect((await user.post({ type: 'threads.list', params: {} })).status).toBe(200);
  });

  scenario(['validation.tool-result'], 'a tool output has a result, which may be null', async (world) => {
    const user = await world.newUser();
    const call = { type: 'client_tool_call', id: '$id:tool_call:c', call_id: 'c', name: 'n', arguments: {} };
    const { threadId: thread_id } = await user.begin([done(call)]);
    expect((await user.refused('threads.add_client_tool_output', { thread_id })).status).toBe(400);
    expect((await user.items(thread_id)).at(-1)).toMatchObject({ status: 'pending' });
    await user.stream('threads.add_client_tool_output', { thread_id, result: null });
    const completed = (await user.items(thread_id)).at(-1);
    expect(completed).toMatchObject({ status: 'completed' });
    expect(completed).not.toHaveProperty('output');
  });

  scenario(['validation.action-type'], 'an action has a type', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([]);
    for (const type of ['threads.custom_action', 'threads.sync_custom_action']) {
      expect.soft((await user.refused(type, { thread_id, action: { payload: {} } })).status).toBe(400);
      expect.soft((await user.refused(type, { thread_id })).status).toBe(400);
      expect
        .soft((await user.post({ type, params: { thread_id, action: scriptAction([]) } })).status)
        .toBe(200);
    }
  });

  scenario(['validation.content-type'], 'only JSON is taken', async (world) => {
    const user = await world.newUser();
    for (const type of ['text/plain', 'text/json', 'application/x-www-form-urlencoded']) {
      expect.soft((await postText(user, list, type))[0], type).toBe(415);
    }
    expect((await postText(user, list, 'application/json; charset=utf-8'))[0]).toBe(200);
  });

  scenario(['validation.too-large'], 'a body over the limit is refused as such', async (world) => {
    const user = await world.newUser();
    const input = userInput('x'.repeat(300_000));
    expect((await user.refused('threads.create', { input })).status).toBe(413);
    expect((await user.ask<{ data: unknown[] }>('threads.list', {})).data).toEqual([]);
  });

  scenario(['validation.never-5xx'], 'whatever a field holds, the server does not fail', async (world) => {
    const user = await world.newUser();
    const ours: [string, object][] = [
      ['chatdock.turns.join', { thread_id: 'thr_x', after: 'x' }],
      ['chatdock.turns.stop', { thread_id: 'thr_x' }],
      ['chatdock.threads.search', { query: 'x', limit: 1, after: 'x' }],
      ['attachments.create', { name: 'x', size: 1, mime_type: 'text/plain' }],
      ['attachments.delete', { attachment_id: 'x' }],
    ];
    const samples = (await everyRequest(user)).map(({ type, params }): [string, object] => [type, params]);
    for (const [type, params] of [...samples.slice(0, -1), ...ours]) {
      const bodies = Object.keys(params).flatMap((field) =>
        wrong.map((value) => ({ ...params, [field]: value })),
      );
      for (const changed of bodies) {
        const response = await user.post({ type, params: changed });
        await response.text();
        if (response.status >= 500 && response.status !== 501)
          expect.soft(response.status, JSON.stringify({ type, changed })).toBeLessThan(500);
      }
    }
  });
});
