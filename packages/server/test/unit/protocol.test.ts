import { describe, expect, test } from 'vitest';
import { encodeSse, keepAliveFrame } from '../../src/protocol/encode-sse.ts';
import {
  iconNameSchema,
  iconNames,
  itemUpdateSchema,
  threadItemSchema,
  threadStreamEventSchema,
} from '../../src/protocol/index.ts';
import { parseRequest } from '../../src/protocol/parse-request.ts';

const input = { content: [], attachments: [], inference_options: {} };
const message = (body: unknown) => {
  const parsed = parseRequest(body);
  return parsed.ok ? parsed.request : parsed.message;
};

describe('parseRequest', () => {
  test('fills in what may be left out, and drops what nobody asked for', () => {
    const optional = { limit: null, order: null, after: null, extra: 1 };
    expect(message({ type: 'threads.list', params: optional, metadata: { any: 1 }, extra: 2 })).toEqual({
      type: 'threads.list',
      params: { limit: 20, order: 'desc', after: undefined },
      metadata: { any: 1 },
    });
    expect(message({ type: 'threads.create', params: { input: { ...input, quoted_text: null } } })).toEqual({
      type: 'threads.create',
      params: { input: { ...input, quoted_text: undefined } },
      metadata: {},
    });
  });

  test.each([
    [null, 'The body must be one JSON object with "type" and "params".'],
    [{}, 'type: must be a string.'],
    [Object.create({ type: 'threads.list', params: {} }), 'type: must be a string.'],
    [{ type: 'toString' }, 'type: is not a request of the ChatKit protocol.'],
    [{ type: 'threads.list' }, 'params: must be of type object.'],
    [{ type: 'threads.list', params: {}, metadata: null }, 'metadata: must be of type record.'],
    [{ type: 'threads.list', params: { limit: 101 } }, 'params.limit: is too big, at most 100 is allowed.'],
    [{ type: 'threads.list', params: { limit: -1 } }, 'params.limit: is too small, at least 0 is needed.'],
    [{ type: 'threads.list', params: { limit: '5' } }, 'params.limit: must be of type number.'],
    [{ type: 'threads.list', params: { limit: 1.5 } }, 'params.limit: must be of type int.'],
    [{ type: 'threads.list', params: { order: 'x' } }, 'params.order: must be "asc" or "desc".'],
    [{ type: 'threads.get_by_id', params: {} }, 'params.thread_id: must be of type string.'],
    [
      { type: 'threads.update', params: { thread_id: 'x', title: null } },
      'params.title: must be of type string.',
    ],
    [
      { type: 'threads.create', params: { input: { ...input, attachments: null } } },
      'params.input.attachments: must be of type array.',
    ],
    [
      { type: 'threads.create', params: { input: { content: [], attachments: [] } } },
      'params.input.inference_options: must be of type object.',
    ],
    [
      { type: 'threads.create', params: { input: { ...input, content: [{ type: 'x' }] } } },
      'params.input.content.0.type: is not valid.',
    ],
    [
      {
        type: 'threads.create',
        params: { input: { ...input, content: [{ type: 'input_tag', id: 'x', text: 'x' }] } },
      },
      'params.input.content.0.data: must be of type record.',
    ],
  ])('says what is wrong: %j', (body, expected) => {
    expect(message(body)).toBe(expected);
  });
});

describe('frames', () => {
  test('one line each, whatever the text', () => {
    const text = 'a\n\nb\r\ndata: c\u2028';
    const frame = encodeSse({ type: 'progress_update', text });
    expect(frame).toMatch(/^data: [^\r\n]*\n\n$/u);
    expect(JSON.parse(frame.slice(6))).toEqual({ type: 'progress_update', text });
    expect(keepAliveFrame).toMatch(/^:.*\n\n$/u);
  });

  test('no field is null; free-form data keeps its nulls', () => {
    const frame = encodeSse({ type: 'client_effect', name: 'x', data: { kept: null } });
    expect(frame).toBe('data: {"type":"client_effect","name":"x","data":{"kept":null}}\n\n');
    const item = { type: 'end_of_turn', id: 'x', thread_id: 'y', created_at: '2026-01-01T00:00:00.000Z' };
    const notice = { type: 'notice', level: 'info', message: 'x', title: null };
    expect(threadStreamEventSchema.parse({ type: 'thread.item.done', item })).toEqual({
      type: 'thread.item.done',
      item,
    });
    expect(JSON.stringify(threadStreamEventSchema.parse(notice))).toBe(
      '{"type":"notice","level":"info","message":"x"}',
    );
  });
});

describe('schemas', () => {
  test('defaults are filled in, as they are always on the wire', () => {
    const common = { id: 'x', thread_id: 'y', created_at: '2026-01-01T00:00:00.000Z' };
    const workflow = { type: 'custom', tasks: [{ type: 'custom' }, { type: 'web_search' }] };
    expect(threadItemSchema.parse({ type: 'workflow', ...common, workflow })).toMatchObject({
      workflow: {
        expanded: false,
        tasks: [{ status_indicator: 'none' }, { status_indicator: 'none', queries: [], sources: [] }],
      },
    });
    const content = [{ type: 'output_text', text: 'x' }];
    expect(threadItemSchema.parse({ type: 'assistant_message', ...common, content })).toMatchObject({
      content: [{ annotations: [] }],
    });
    expect(threadStreamEventSchema.parse({ type: 'error' })).toEqual({
      type: 'error',
      code: 'custom',
      allow_retry: false,
    });
  });

  test('icons: the known ones, and other sets by their prefix', () => {
    expect(iconNames).toHaveLength(64);
    for (const name of [...iconNames, 'vendor:x', 'lucide:check'])
      expect.soft(iconNameSchema.safeParse(name).success, name).toBe(true);
    for (const name of ['', 'Bolt', 'nope', 'vendor:', 'other:x', 1])
      expect.soft(iconNameSchema.safeParse(name).success).toBe(false);
  });

  test('indexes count from zero', () => {
    const update = { type: 'assistant_message.content_part.text_delta', content_index: -1, delta: 'x' };
    expect(itemUpdateSchema.safeParse(update).success).toBe(false);
    expect(itemUpdateSchema.safeParse({ ...update, content_index: 0 }).success).toBe(true);
  });
});
