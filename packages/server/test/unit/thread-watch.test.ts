import { describe, expect, test } from 'vitest';
import { isSameJson } from '../../src/protocol/same-json.ts';
import { watchThread } from '../../src/chat/turns/thread-watch.ts';
import { buildThread } from '../support/thread-builders.ts';

describe('watching a thread', () => {
  test('tells what is new since it was last asked, however deep, and nothing twice', () => {
    const thread = buildThread({ metadata: { deep: { list: [1] } } });
    const changes = watchThread(thread);
    expect(changes()).toBeNull();
    thread.metadata['deep'] = { list: [1] };
    expect(changes()).toBeNull();
    Object.assign(Object(thread.metadata['deep']), { list: [1, 2] });
    expect(changes()).toEqual({ metadata: { deep: { list: [1, 2] } } });
    expect(changes()).toBeNull();
    thread.title = 'T';
    thread.status = { type: 'closed' };
    thread.allowed_image_domains = ['x.example'];
    expect(changes()).toEqual({
      title: 'T',
      status: { type: 'closed' },
      allowed_image_domains: ['x.example'],
    });
    delete thread.title;
    expect(changes()).toEqual({ title: undefined });
    thread.id = 'thr_other';
    thread.created_at = 'never';
    expect(changes()).toBeNull();
  });

  test('a title keeps what a database can hold; another shape than a thread’s is a mistake', () => {
    const thread = buildThread();
    const changes = watchThread(thread);
    thread.title = 'a\0b\ud800c';
    expect(changes()).toEqual({ title: 'ab\ufffdc' });
    Object.assign(thread, { status: 'closed' });
    expect(changes).toThrow(/status/u);
  });
});

test('JSON is the same when it says the same', () => {
  const same: [unknown, unknown][] = [
    [1, 1],
    [null, null],
    [
      { a: 1, b: [2, { c: null }] },
      { b: [2, { c: null }], a: 1 },
    ],
    [{ a: undefined }, {}],
  ];
  const other: [unknown, unknown][] = [
    [1, '1'],
    [null, undefined],
    [null, {}],
    [[], {}],
    [[1], [1, 2]],
    [{ a: null }, {}],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ];
  for (const [left, right] of same)
    expect.soft([isSameJson(left, right), isSameJson(right, left)]).toEqual([true, true]);
  for (const [left, right] of other)
    expect.soft([isSameJson(left, right), isSameJson(right, left)]).toEqual([false, false]);
});
