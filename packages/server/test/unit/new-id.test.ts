import { expect, test } from 'vitest';
import type { ItemIdKind } from '../../src/chat/ports.ts';
import { newId } from '../../src/store/new-id.ts';

test('ids say what they are for, and cannot be guessed', () => {
  const prefixes: Record<ItemIdKind, string> = {
    thread: 'thr_',
    message: 'msg_',
    tool_call: 'tc_',
    workflow: 'wf_',
    task: 'tsk_',
    hidden_context: 'shcx_',
    attachment: 'atc_',
    turn: 'turn_',
  };
  for (const kind of [
    'thread',
    'message',
    'tool_call',
    'workflow',
    'task',
    'hidden_context',
    'attachment',
    'turn',
  ] as const) {
    const id = newId(kind);
    expect.soft(id.startsWith(prefixes[kind])).toBe(true);
    expect.soft(id.slice(prefixes[kind].length)).toMatch(/^[\w-]{22}$/u); // 22 of 64 letters: 132 bits
  }
  expect(new Set(Array.from({ length: 10_000 }, () => newId('message'))).size).toBe(10_000);
});
