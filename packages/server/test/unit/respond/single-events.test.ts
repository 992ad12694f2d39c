import { describe, expect, test } from 'vitest';
import {
  askUser,
  callClientTool,
  clientEffect,
  hiddenContext,
  notice,
  progress,
} from '../../../src/index.ts';
import { fixedTurn, followed } from './fixed-turn.ts';

const common = { thread_id: 'thr_1', created_at: '2026-02-03T10:00:00.000Z' };

describe('what passes and is not kept', () => {
  test('has no field that was not said', () => {
    expect([progress('Looking'), progress('Looking', 'search')]).toEqual([
      { type: 'progress_update', text: 'Looking' },
      { type: 'progress_update', text: 'Looking', icon: 'search' },
    ]);
    expect(Object.keys(progress('x'))).toEqual(['type', 'text']);
    expect([clientEffect('go'), clientEffect('go', { to: null })]).toEqual([
      { type: 'client_effect', name: 'go', data: {} },
      { type: 'client_effect', name: 'go', data: { to: null } },
    ]);
    expect([notice('info', 'm'), notice('danger', 'm', 't')]).toEqual([
      { type: 'notice', level: 'info', message: 'm' },
      { type: 'notice', level: 'danger', message: 'm', title: 't' },
    ]);
    expect(Object.keys(notice('info', 'm'))).toEqual(['type', 'level', 'message']);
  });
});

describe('what is one item', () => {
  test('a call of one of the page’s tools: pending, under the model’s id or a fresh one', () => {
    const call = { name: 'n', arguments: { a: null } };
    const events = [callClientTool(fixedTurn(), call), callClientTool(fixedTurn(), { ...call, callId: 'c' })];
    const item = { type: 'client_tool_call', id: 'tool_call_1', ...common, status: 'pending', ...call };
    expect(events.map((event) => event.item)).toEqual([
      { ...item, call_id: 'tool_call_2' },
      { ...item, call_id: 'c' },
    ]);
    expect(followed(events)).toHaveLength(1);
  });

  test('questions: pending, options as the wire has them', () => {
    const event = askUser(fixedTurn(), [
      { type: 'multiple_choice', id: 'q', question: 'Which?', options: ['a', 'b'] },
      { type: 'multiple_choice', id: 'r', question: 'Which all?', options: [], multiple: true },
      { type: 'freeform', id: 's', question: 'Why?', description: 'In a sentence' },
    ]);
    expect(followed([event])).toEqual([
      {
        type: 'structured_input',
        id: 'message_1',
        ...common,
        status: 'pending',
        inputs: [
          {
            type: 'multiple_choice',
            id: 'q',
            question: 'Which?',
            options: [{ value: 'a' }, { value: 'b' }],
            multiple: false,
          },
          { type: 'multiple_choice', id: 'r', question: 'Which all?', options: [], multiple: true },
          { type: 'freeform', id: 's', question: 'Why?', description: 'In a sentence' },
        ],
      },
    ]);
    const twice = { type: 'freeform', id: 'q', question: '?' } as const;
    expect(() => askUser(fixedTurn(), [twice, twice])).toThrow(TypeError);
    expect(() => askUser(fixedTurn(), [])).toThrow(TypeError);
  });

  test('hidden context: any JSON', () => {
    for (const content of ['x', { a: null }, null]) {
      expect
        .soft(followed([hiddenContext(fixedTurn(), content)]))
        .toEqual([{ type: 'hidden_context_item', id: 'message_1', ...common, content }]);
    }
    expect(hiddenContext(fixedTurn(), undefined).item).toMatchObject({ content: null });
  });
});
