import { describe, expect, test } from 'vitest';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import { readEvent, readThread } from '../../src/renderers/open/read-event.ts';
import { readItem } from '../../src/renderers/open/read-item.ts';
import * as wire from './transcripts.ts';

// What streams load on demand.
await loadKinds(['workflow', 'widget', 'client_tool_call'].map((type) => ({ type })));

const junk = [
  undefined,
  null,
  true,
  0,
  1.5,
  -1,
  1e308,
  Number.NaN,
  '',
  'x',
  [],
  [[]],
  {},
  { type: 1 },
  () => 0,
];

describe('readEvent', () => {
  test.each([
    wire.created(),
    wire.done(wire.userItem('Hi')),
    wire.added(wire.workflowItem({ tasks: [wire.step('Look')] })),
    wire.delta('x'),
    wire.stepUpdated(0, wire.step('Look')),
    wire.streamOptions(),
    { type: 'progress_update', text: 'Looking' },
    { type: 'client_effect', name: 'tasks.changed', data: { a: null } },
    { type: 'notice', level: 'warning', message: 'Slow' },
    { type: 'error', code: 'stream.error', allow_retry: true },
    { type: 'thread.item.removed', item_id: 'msg_1' },
  ])('reads $type', (event) => {
    expect(readEvent(event)).toMatchObject({ type: 'type' in event ? event.type : '' });
  });

  test('keeps nulls inside the data of an effect', () => {
    expect(readEvent({ type: 'client_effect', name: 'e', data: { a: null, b: [null] } })).toMatchObject({
      data: { a: null, b: [null] },
    });
  });

  test('fills in the defaults of the wire', () => {
    expect(readEvent({ type: 'error' })).toEqual({ type: 'error', code: 'custom', allow_retry: false });
    expect(readEvent({ type: 'notice' })).toMatchObject({ level: 'info', message: '' });
    expect(readEvent({ type: 'stream_options' })).toMatchObject({ stream_options: { allow_cancel: false } });
  });

  test.each(['thread.item.exploded', 'toString', '__proto__', ''])('ignores the unknown type %j', (type) => {
    expect(readEvent({ type })).toBeNull();
  });

  test('takes any value in any place without failing', () => {
    const types = [
      'thread.created',
      'thread.item.added',
      'thread.item.updated',
      'stream_options',
      'progress_update',
      'client_effect',
      'notice',
      'error',
    ];
    const keys = ['thread', 'item', 'update', 'stream_options', 'text', 'data', 'message', 'code', 'item_id'];
    for (const value of junk) {
      expect(readEvent(value)).toBeNull();
      for (const type of types)
        for (const key of keys) expect(() => readEvent({ type, [key]: value })).not.toThrow();
    }
  });
});

describe('readItem', () => {
  test('a step of its own is a workflow of one', () => {
    expect(readItem({ type: 'task', id: 'tsk_1', task: wire.step('Look') })).toMatchObject({
      type: 'workflow',
      workflow: { tasks: [{ title: 'Look' }] },
    });
  });

  test('a kind that is not drawn is kept by its id', () => {
    expect(readItem({ type: 'widget', id: 'msg_1', widget: {} })).toEqual({ type: 'other', id: 'msg_1' });
  });

  test('without an id there is no item', () => {
    expect(readItem({ type: 'user_message', content: [] })).toBeNull();
  });

  test('takes any value in any place without failing', () => {
    for (const value of junk)
      for (const type of ['user_message', 'assistant_message', 'workflow', 'task'])
        for (const key of ['content', 'workflow', 'task', 'quoted_text']) {
          expect(readItem({ type, id: 'a', [key]: value })).toMatchObject({ id: 'a' });
          expect(readItem({ type, id: 'a', [key]: [value] })).toMatchObject({ id: 'a' });
          expect(readItem({ type, id: 'a', [key]: { tasks: [value], summary: value } })).toMatchObject({
            id: 'a',
          });
        }
  });
});

test('readThread takes any value without failing', () => {
  for (const value of junk) {
    expect(readThread(value)).toBeNull();
    expect(readThread({ id: 't', status: value, allowed_image_domains: value })).toMatchObject({ id: 't' });
  }
});
