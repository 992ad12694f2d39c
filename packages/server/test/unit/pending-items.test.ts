import { describe, expect, test } from 'vitest';
import { pendingItems } from '../../src/chat/turns/pending-items.ts';
import type { AssistantContent, ItemUpdate, WorkflowItem } from '../../src/protocol/index.ts';
import { buildAnswer } from '../support/thread-builders.ts';

const part = (text: string): AssistantContent => ({ type: 'output_text', text, annotations: [] });
const delta = (text: string, content_index = 0): ItemUpdate => ({
  type: 'assistant_message.content_part.text_delta',
  content_index,
  delta: text,
});

describe('items that were begun', () => {
  test('hold every update, and leave the responder’s own objects alone', () => {
    const pending = pendingItems();
    const item = { ...buildAnswer('thr_1'), content: [] };
    pending.add(item);
    pending.update(item.id, {
      type: 'assistant_message.content_part.added',
      content_index: 0,
      content: part(''),
    });
    for (const text of ['Hel', 'lo']) pending.update(item.id, delta(text));
    pending.update(item.id, delta('second part', 1));
    const annotation = { type: 'annotation', source: { type: 'file', title: 'T', filename: 'f' } } as const;
    pending.update(item.id, {
      type: 'assistant_message.content_part.annotation_added',
      content_index: 1,
      annotation_index: 9,
      annotation,
    });
    expect(pending.partialAnswers()).toEqual([
      { ...item, content: [part('Hello'), { ...part('second part'), annotations: [annotation] }] },
    ]);
    expect(item.content).toEqual([]);
    pending.update(item.id, {
      type: 'assistant_message.content_part.done',
      content_index: 0,
      content: part('Hello!'),
    });
    expect(pending.partialAnswers()[0]?.content[0]?.text).toBe('Hello!');
    pending.drop(item.id);
    expect(pending.partialAnswers()).toEqual([]);
  });

  test('an answer counts once it has visible text', () => {
    const pending = pendingItems();
    const item = { ...buildAnswer('thr_1'), content: [] };
    pending.add(item);
    pending.update(item.id, delta(' \n\t'));
    expect(pending.partialAnswers()).toEqual([]);
    pending.update(item.id, delta('x'));
    expect(pending.partialAnswers()).toHaveLength(1);
  });

  test('what does not fit is ignored, and so is an endless index', () => {
    const pending = pendingItems();
    const { id, thread_id, created_at } = buildAnswer('thr_1');
    const task = { type: 'custom', title: 'A', status_indicator: 'none' } as const;
    const item: WorkflowItem = {
      type: 'workflow',
      id,
      thread_id,
      created_at,
      workflow: { type: 'custom', tasks: [], expanded: false },
    };
    pending.add(item);
    pending.update('unknown', delta('x'));
    pending.update(id, delta('x'));
    pending.update(id, { type: 'workflow.task.added', task_index: 0, task });
    pending.update(id, { type: 'workflow.task.updated', task_index: 5, task });
    expect(item.workflow.tasks).toEqual([]);
    const answer = { ...buildAnswer('thr_1'), content: [] };
    pending.add(answer);
    pending.update(answer.id, delta('x', 1e9));
    expect(pending.partialAnswers()).toEqual([]);
  });
});
