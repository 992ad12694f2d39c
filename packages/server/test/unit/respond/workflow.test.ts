import { describe, expect, test } from 'vitest';
import { workflow } from '../../../src/index.ts';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { fixedTurn, followed } from './fixed-turn.ts';

const types = (events: readonly ThreadStreamEvent[]) =>
  events.map((event) => (event.type === 'thread.item.updated' ? event.update.type : event.type));

const ended = (options: Parameters<ReturnType<typeof workflow>['end']>[0]) => {
  const steps = workflow(fixedTurn(), { summary: { title: 'Own' }, expanded: false });
  return followed([...steps.addTask({ type: 'image' }), ...steps.end(options)])[0];
};

describe('workflow', () => {
  test('steps come and change, and at the end it says how long it took', () => {
    const turn = fixedTurn();
    const steps = workflow(turn);
    const events = [...steps.start()];
    expect(events).toEqual([]);
    events.push(...steps.addTask({ type: 'custom', title: 'Read', status_indicator: 'loading' }));
    turn.later(1_500);
    events.push(...steps.updateTask(0, { type: 'custom', title: 'Read', status_indicator: 'complete' }));
    events.push(...steps.addTask({ type: 'custom', title: 'Read', status_indicator: 'complete' }));
    expect(steps.tasks).toHaveLength(2);
    const before = followed(events);
    turn.later(1_499);
    events.push(...steps.end());
    expect(types(events)).toEqual([
      'thread.item.added',
      'workflow.task.updated',
      'workflow.task.added',
      'thread.item.done',
    ]);
    expect(events[2]).toMatchObject({ update: { task_index: 1 } });
    const task = { type: 'custom', title: 'Read', status_indicator: 'complete' };
    const item = {
      type: 'workflow',
      id: 'workflow_1',
      thread_id: 'thr_1',
      created_at: '2026-02-03T10:00:00.000Z',
    };
    expect(before).toEqual([{ ...item, workflow: { type: 'custom', tasks: [task, task], expanded: true } }]);
    expect(followed(events)).toEqual([
      {
        ...item,
        workflow: { type: 'custom', tasks: [task, task], expanded: false, summary: { duration: 2 } },
      },
    ]);
    expect(JSON.stringify(events[0])).toContain('loading');
  });

  test('reasoning begins without a step', () => {
    const steps = workflow(fixedTurn(), { type: 'reasoning' });
    expect(types(steps.start())).toEqual(['thread.item.added']);
    expect(steps.start()).toEqual([]);
    expect(types(steps.addTask({ type: 'thought', content: 'Hm' }))).toEqual(['workflow.task.added']);
    const another = workflow(fixedTurn(), { type: 'reasoning' });
    expect(types(another.addTask({ type: 'thought', content: 'Hm' }))).toEqual([
      'thread.item.added',
      'workflow.task.added',
    ]);
  });

  test('its own summary stands, unless the end has one', () => {
    expect(ended({})).toMatchObject({ workflow: { summary: { title: 'Own' }, expanded: false } });
    expect(ended({ summary: { title: 'New', icon: 'bolt' }, expanded: true })).toMatchObject({
      workflow: { summary: { title: 'New', icon: 'bolt' }, expanded: true },
    });
  });

  test('what has not begun ends in nothing, and after the end another begins', () => {
    const steps = workflow(fixedTurn());
    expect(steps.end()).toEqual([]);
    steps.start();
    expect(steps.end()).toEqual([]);
    const events = [...steps.addTask({ type: 'file' }), ...steps.end(), ...steps.addTask({ type: 'image' })];
    expect(followed(events)).toMatchObject([
      { workflow: { tasks: [{ type: 'file', sources: [], status_indicator: 'none' }] } },
      { workflow: { tasks: [{ type: 'image' }] } },
    ]);
  });

  test('no step, no change: the mistake is the caller’s', () => {
    const steps = workflow(fixedTurn());
    expect(() => steps.updateTask(0, { type: 'image' })).toThrow(RangeError);
    // @ts-expect-error -- a thought has a content
    expect(() => steps.addTask({ type: 'thought' })).toThrow(
      new TypeError('The step is not valid. content: must be of type string.'),
    );
    expect(steps.tasks).toEqual([]);
  });
});
