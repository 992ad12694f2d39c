import type { TaskRepository } from '@chatdock/mcp-tasks';
import { assistantMessage, functionCall } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { threadItemSchema } from '../../src/protocol/items.ts';
import { Conversation, kindsOf, listsOf, silentLogger, textOf } from './support/fake-turn.ts';
import { rowsOf, taskPeople, widgetsIn, type Step } from './support/task-people.ts';

const people = taskPeople();

test('a list is a widget below one sentence: boxes that tick off, done ones struck through', async () => {
  const { chat, tasks } = await people.someone(['Buy milk', 'Call *mom*']);
  await tasks.complete(2);
  const events = await chat.say('Show me all my tasks');
  expect(textOf(events)).toBe('You have 1 open task and 1 done.');
  const item = chat.items.at(-1);
  expect(threadItemSchema.parse(item)).toEqual(item);
  expect(item).toMatchObject({
    type: 'widget',
    copy_text: String.raw`- [ ] 1: Buy milk
- [x] 2: Call \*mom\*`,
    widget: {
      type: 'ListView',
      status: { text: '1 to do, 1 done' },
      children: [
        {
          type: 'ListViewItem',
          key: 'task-1',
          children: [
            {
              type: 'Checkbox',
              defaultChecked: false,
              onChangeAction: {
                type: 'tasks.check',
                payload: { task_id: 1, completed: true },
                streaming: false,
              },
            },
            { type: 'Text', value: '1' },
            { type: 'Text', value: 'Buy milk' },
          ],
        },
        {
          key: 'task-2',
          children: [
            { defaultChecked: true },
            { value: '2' },
            { value: 'Call *mom*', lineThrough: true, color: 'tertiary' },
          ],
        },
      ],
    },
  });
});

test('due dates, priorities, tags and repeating are badges', async () => {
  const { chat, tasks } = await people.someone([]);
  await tasks.add({ title: 'Rent', due: '2099-12-01', priority: 'high', tags: ['home'] });
  await tasks.add({ title: 'Call', due: '2001-02-03T09:00', timeZone: 'Europe/Berlin' });
  await tasks.add({ title: 'Water', recurrence: 'FREQ=WEEKLY', due: '2099-01-05' });
  await chat.say('show my tasks');
  expect(rowsOf(chat.items.at(-1))).toEqual([
    ['1', false, 'Rent', 'Tue, Dec 1, 2099', 'high', '#home'],
    ['2', false, 'Call', 'Sat, Feb 3, 2001, 09:00'],
    ['3', false, 'Water', 'Mon, Jan 5, 2099', 'repeats'],
  ]);
  expect(JSON.stringify(chat.items.at(-1))).toContain('"color":"danger"');
});

test('a long list shows its beginning, and says how much more there is', async () => {
  const { chat } = await people.someone(Array.from({ length: 63 }, (_, at) => `Thing ${at + 1}`));
  await chat.say('show my tasks');
  const item = chat.items.at(-1);
  expect(rowsOf(item)).toHaveLength(51);
  expect(rowsOf(item).at(-1)).toBe('13 more. Ask for them by a word, a tag or a date.');
  expect(item).toMatchObject({ widget: { limit: 10, status: { text: '50 to do' } } });
  expect(item?.type === 'widget' && item.copy_text).toContain('13 more.');
});

test('with nothing to show there is a sentence, and no widget; a list that empties says so', async () => {
  const { chat, tasks } = await people.someone([]);
  const events = await chat.say('show my tasks');
  expect(textOf(events)).toContain('You have no tasks yet');
  expect(listsOf(events)).toEqual([]);
  await tasks.add({ title: 'Only' });
  await chat.say('show my tasks');
  await chat.say('delete task 1');
  expect(rowsOf(widgetsIn(chat.items)[0])).toEqual(['Nothing here.']);
});

test('what is only looked up is not shown', async () => {
  const { chat } = await people.someone(['Team meeting', 'Meeting with Bob']);
  for (const text of [
    'Delete the dentist task',
    'Mark the meeting as done',
    'change the team meeting to Lunch',
  ])
    expect(listsOf(await chat.say(text))).toEqual([]);
});

const looks: [string, Step[], number][] = [
  ['says nothing', [[functionCall('list_tasks', {}, { callId: 'a' })]], 1],
  ['asks for it', [[functionCall('list_tasks', { show: true }, { callId: 'a' })]], 1],
  ['looks something up', [[functionCall('list_tasks', { show: false }, { callId: 'a' })]], 0],
  [
    'changes something after looking',
    [
      [functionCall('list_tasks', {}, { callId: 'a' })],
      [functionCall('complete_task', { task_id: 1 }, { callId: 'b' })],
    ],
    0,
  ],
  [
    'changes something and then looks',
    [
      [functionCall('complete_task', { task_id: 1 }, { callId: 'a' })],
      [functionCall('list_tasks', {}, { callId: 'b' })],
    ],
    1,
  ],
  [
    'lists the same twice',
    [
      [functionCall('list_tasks', {}, { callId: 'a' })],
      [functionCall('list_tasks', { status: 'all' }, { callId: 'b' })],
    ],
    1,
  ],
  ['asks for what cannot be', [[functionCall('list_tasks', { tag: ',' }, { callId: 'a' })]], 0],
];
test.each(looks)('a model that %s', async (_name, steps, lists) => {
  const { chat, tasks } = await people.someone(['Buy milk'], [...steps, [assistantMessage('There.')]]);
  const events = await chat.say('Hello');
  expect(textOf(events)).toBe('There.');
  expect(listsOf(events)).toHaveLength(lists);
  expect(await tasks.list()).toHaveLength(1);
});

test('a list of what a model searched for stays a list of that', async () => {
  const call = { search: 'milk', status: 'pending', sort: 'due', limit: 5 };
  const { chat, tasks } = await people.someone(
    ['Buy milk', 'Call mom'],
    [
      [functionCall('list_tasks', call, { callId: 'a' })],
      [assistantMessage('Milk.')],
      [assistantMessage('Hello.')],
    ],
  );
  await chat.say('milk?');
  await tasks.add({ title: 'Return milk' });
  await tasks.add({ title: 'Sleep' });
  await chat.say('Hi');
  expect(rowsOf(widgetsIn(chat.items)[0])).toEqual([
    ['1', false, 'Buy milk'],
    ['3', false, 'Return milk'],
  ]);
});

test('what the chat changes shows in the lists before it', async () => {
  const { chat } = await people.someone(['Buy milk', 'Call mom', 'Sleep']);
  await chat.say('show my tasks');
  await chat.say("what's pending?");
  const events = await chat.say('mark task 2 as done');
  expect(kindsOf(events).filter((kind) => kind === 'thread.item.replaced')).toHaveLength(2);
  await chat.say('add buy bread to my list');
  await chat.say('delete task 1');
  await chat.say('rename task 3 to Sleep well');
  for (const item of widgetsIn(chat.items)) {
    expect(rowsOf(item)).toEqual([
      ['2', true, 'Call mom'],
      ['3', false, 'Sleep well'],
      ['4', false, 'Buy bread'],
    ]);
  }
  expect(kindsOf(await chat.say('hello'))).not.toContain('thread.item.replaced');
});

test('“the second” is the second of the list that was shown', async () => {
  const { chat, tasks } = await people.someone(['Buy milk', 'Call mom', 'Sleep']);
  await tasks.complete(1);
  await tasks.complete(3);
  await chat.say('what have I completed?');
  expect(await chat.ask('delete the second')).toContain('“Sleep”');
});

test('lists that cannot be read spoil no answer', async () => {
  const { owner } = await people.someone(['Buy milk']);
  let calls = 0;
  const tasks = people.tasksOf(owner);
  const failing: TaskRepository = {
    ...tasks,
    list: (filter) => {
      calls += 1;
      return calls > 1 ? Promise.reject(new Error('password=hunter2')) : tasks.list(filter);
    },
  };
  const lines: string[] = [];
  const responder = tasksAssistant({
    model: { model: new OfflineModel(), description: '', offline: true },
    tasks: () => failing,
    logger: {
      ...silentLogger,
      warn: (fields, message) => void lines.push(JSON.stringify([fields, message])),
    },
  });
  const events = await new Conversation(responder, owner).say('show my tasks');
  expect(textOf(events)).toBe('You have 1 open task.');
  expect(listsOf(events)).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('hunter2');
});
