import { describe, expect, test } from 'vitest';
import { encodeSse, keepAliveFrame } from '../../../src/protocol/encode-sse.ts';
import {
  iconNameSchema,
  iconNames,
  itemUpdateSchema,
  threadItemSchema,
  threadStreamEventSchema,
} from '../../../src/protocol/index.ts';

describe('frames', () => {
  test('one line each, whatever the text', () => {
    const text = 'a\n\nb\r\ndata: c\u2028';
    const frame = encodeSse(JSON.stringify({ type: 'progress_update', text }));
    expect(frame).toMatch(/^data: [^\r\n]*\n\n$/u);
    expect(JSON.parse(frame.slice(6))).toEqual({ type: 'progress_update', text });
    expect(keepAliveFrame).toMatch(/^:.*\n\n$/u);
  });

  test('no field is null; free-form data keeps its nulls', () => {
    const frame = encodeSse(JSON.stringify({ type: 'client_effect', name: 'x', data: { kept: null } }));
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
