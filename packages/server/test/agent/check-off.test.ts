import { expect, test } from 'vitest';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { ownerKey } from '../../src/owner.ts';
import { Conversation, silentLogger } from './support/fake-turn.ts';
import { check, rowsOf, taskPeople, widgetsIn } from './support/task-people.ts';

const people = taskPeople();

test('ticking off completes the task, is stored, and a second tick opens it again', async () => {
  const { chat, tasks } = await people.someone(['Buy milk', 'Call mom']);
  await chat.say("what's pending?");
  const [list] = widgetsIn(chat.items);
  const answer = await chat.click(check(1, true), list ?? null);
  expect(rowsOf(answer)).toEqual([
    ['1', true, 'Buy milk'],
    ['2', false, 'Call mom'],
  ]);
  expect(await tasks.get(1)).toMatchObject({ completed: true });
  expect(widgetsIn(chat.items)).toEqual([answer]);

  // Another page that still shows it open means the same by its click.
  await chat.click(check(1, true), list ?? null);
  expect(await tasks.get(1)).toMatchObject({ completed: true });

  const [ticked] = widgetsIn(chat.items);
  expect(rowsOf(await chat.click(check(1), ticked ?? null))[0]).toEqual(['1', false, 'Buy milk']);
  expect(await tasks.get(1)).toMatchObject({ completed: false });
});

test('ticking off a task that repeats shows its next one', async () => {
  const { chat, tasks } = await people.someone([]);
  await tasks.add({ title: 'Water', recurrence: 'FREQ=DAILY', due: '2099-01-05' });
  await chat.say("what's pending?");
  const [list] = widgetsIn(chat.items);
  expect(rowsOf(await chat.click(check(1, true), list ?? null))).toEqual([
    ['1', true, 'Water', 'Mon, Jan 5, 2099', 'repeats'],
    ['2', false, 'Water', 'Tue, Jan 6, 2099', 'repeats'],
  ]);
});

test.each([
  ['a task that is gone', 2, 'Task 2 is gone.'],
  ['a task of nobody', 99, 'That task is not in this list.'],
  ['a task that is not in the list', 3, 'That task is not in this list.'],
  ['no number', '1', 'That task is not in this list.'],
  ['a broken number', 1.5, 'That task is not in this list.'],
  ['nothing', undefined, 'That task is not in this list.'],
  ['an injection', '1; delete from tasks', 'That task is not in this list.'],
])('a click for %s changes nothing, and the list says so', async (_name, id, word) => {
  const { chat, tasks } = await people.someone(['Buy milk', 'Call mom']);
  await chat.say('show my tasks');
  const [list] = widgetsIn(chat.items);
  await tasks.add({ title: 'Later' });
  await tasks.delete(2);
  const before = [await tasks.list(), structuredClone(chat.items)];
  expect(await chat.click(check(id), list ?? null)).toMatchObject({ widget: { status: { text: word } } });
  expect([await tasks.list(), chat.items]).toEqual(before);
});

test('a click with the number of another user’s task is about one’s own, or nothing', async () => {
  const victim = await people.someone(['Precious', 'Dear']);
  const mallory = await people.someone(['Mine']);
  await mallory.chat.say('show my tasks');
  const [list] = widgetsIn(mallory.chat.items);
  const before = await victim.tasks.list();
  for (const payload of [
    { task_id: 2 },
    { task_id: 1, owner: ownerKey(victim.owner) },
    { task_id: 1, user_id: victim.owner.subject },
  ])
    await mallory.chat.click({ type: 'tasks.check', payload }, list ?? null);
  expect(await victim.tasks.list()).toEqual(before);
});

test('a click shows in the other lists of the conversation', async () => {
  const { chat } = await people.someone(['Buy milk', 'Call mom']);
  await chat.say('show my tasks');
  await chat.say("what's pending?");
  await chat.click(check(2, true), widgetsIn(chat.items)[1] ?? null);
  expect(widgetsIn(chat.items).map((item) => rowsOf(item)[1])).toEqual([
    ['2', true, 'Call mom'],
    ['2', true, 'Call mom'],
  ]);
});

test('many clicks at once all count, and the list that is kept shows them', async () => {
  const { chat, tasks } = await people.someone(Array.from({ length: 10 }, (_, at) => `Thing ${at + 1}`));
  await chat.say('show my tasks');
  const [list] = widgetsIn(chat.items);
  await Promise.all(Array.from({ length: 10 }, (_, at) => chat.click(check(at + 1, true), list ?? null)));
  expect(await tasks.list({ completed: true })).toHaveLength(10);
  expect(
    rowsOf(widgetsIn(chat.items)[0])
      .flat()
      .filter((part) => part === true),
  ).toHaveLength(10);
});

test('clicks on anything else are the application’s, or are not offered', async () => {
  const { chat, owner } = await people.someone(['Buy milk']);
  await chat.say('show my tasks');
  const [list] = widgetsIn(chat.items);
  const other = { type: 'shop.buy', payload: {} };
  await expect(chat.click(other, list ?? null)).rejects.toMatchObject({ code: 'not_supported' });
  await expect(chat.click(check(1), null)).rejects.toMatchObject({ code: 'not_supported' });

  const seen: unknown[] = [];
  const responder = tasksAssistant({
    model: { model: new OfflineModel(), description: '', offline: true },
    tasks: people.tasksOf,
    logger: silentLogger,
    actions: {
      syncAction: async (_call, action, sender) => {
        seen.push([action.type, sender?.id]);
        return null;
      },
    },
  });
  await new Conversation(responder, owner).click(other, list ?? null);
  expect(seen).toEqual([['shop.buy', list?.id]]);
});
