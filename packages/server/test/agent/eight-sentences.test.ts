import { expect, test } from 'vitest';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { adds, remembers } from './offline/add-phrasings.ts';
import { completes, deletes, updates } from './offline/change-phrasings.ts';
import { listsAll, listsCompleted, listsPending } from './offline/list-phrasings.ts';
import { Conversation, listsOf, silentLogger, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';

/** The offline model with the task tools, on a task for every number and name that the phrasings speak of. */
function begin(target: number | string = 1) {
  const number = typeof target === 'number' ? target : 1;
  const titles = Array.from({ length: number }, (_, at) => `Number ${at + 1}`);
  const tasks = memoryTasks([...titles, ...(typeof target === 'string' ? [target] : [])]);
  const responder = tasksAssistant({
    model: { model: new OfflineModel(), description: '', offline: true },
    tasks: () => tasks,
    logger: silentLogger,
  });
  return { chat: new Conversation(responder), tasks, id: typeof target === 'number' ? number : number + 1 };
}

test.each([...adds, ...remembers])('%j adds %j', async (message, expected) => {
  const { chat, tasks } = begin();
  const answer = await chat.ask(message);
  expect(tasks.rows.slice(1).map(({ title }) => title)).toEqual([expected].flat());
  for (const { id } of tasks.rows.slice(1)) expect(answer).toContain(String(id));
});

const lists = [
  ...listsAll.map((message) => ({ message, shown: '- [x] 1: Number 1\n- [ ] 2: Number 2' })),
  ...listsPending.map((message) => ({ message, shown: '- [ ] 2: Number 2' })),
  ...listsCompleted.map((message) => ({ message, shown: '- [x] 1: Number 1' })),
];
test.each(lists)('$message shows a list', async ({ message, shown }) => {
  const { chat, tasks } = begin(2);
  await tasks.complete(1);
  const events = await chat.say(message);
  expect(listsOf(events)).toEqual([shown]);
  expect(textOf(events)).toMatch(/^You have .*\.$/u);
});

test.each(completes)('%j completes %j', async (message, target) => {
  const { chat, tasks, id } = begin(target);
  expect(await chat.ask(message)).toContain(`Task ${id} is done`);
  expect(tasks.rows.filter(({ completed }) => completed).map((task) => task.id)).toEqual([id]);
});

test.each(deletes)('%j deletes %j', async (message, target) => {
  const { chat, tasks, id } = begin(target);
  const before = tasks.rows.length;
  await chat.ask(message);
  expect(tasks.rows).toHaveLength(before - 1);
  expect(tasks.rows.some((task) => task.id === id)).toBe(false);
});

test.each(updates)('%j changes %j to %j', async (message, target, title) => {
  const { chat, tasks, id } = begin(target);
  expect(await chat.ask(message)).toContain(`Task ${id} is changed`);
  expect(tasks.rows.find((task) => task.id === id)).toMatchObject({ title });
});

test.each([adds, remembers, listsAll, listsPending, listsCompleted, completes, deletes, updates])(
  'there are many ways to say it: table %#',
  (...table) => {
    expect(table.length).toBeGreaterThanOrEqual(15);
  },
);
