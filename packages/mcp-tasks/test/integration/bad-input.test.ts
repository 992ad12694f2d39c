import { beforeAll, expect, it } from 'vitest';
import { createTaskServer, migrateTasks, postgresTasks } from '../../src/index.ts';
import { callTool, connectClient, refusal, type Answer } from '../support/connect-client.ts';
import { describeOnBoth } from '../support/engines.ts';

interface BadCall {
  what: string;
  tool: string;
  args?: Record<string, unknown>;
  answer: Answer;
}

const noTitle = refusal('invalid_title', 'A task needs a title.');
const longTitle = refusal('invalid_title', 'A title has at most 200 characters.');
const badTitle = refusal('invalid_title', 'A title is one line of text without control characters.');
const stringTitle = refusal('invalid_input', 'title must be a string.');
const wholeNumber = refusal('invalid_input', 'task_id must be a whole number.');

const badCalls: BadCall[] = [
  { what: 'no title', tool: 'add_task', answer: refusal('invalid_input', 'title is required.') },
  { what: 'an empty title', tool: 'add_task', args: { title: '' }, answer: noTitle },
  { what: 'a blank title', tool: 'add_task', args: { title: ' \n\t ' }, answer: noTitle },
  { what: '10,000 characters', tool: 'add_task', args: { title: 'x'.repeat(10_000) }, answer: longTitle },
  { what: 'a control character', tool: 'add_task', args: { title: 'a\u0007b' }, answer: badTitle },
  { what: 'NUL', tool: 'add_task', args: { title: 'a\0b' }, answer: badTitle },
  { what: 'a lone surrogate', tool: 'add_task', args: { title: 'a\uD800' }, answer: badTitle },
  { what: 'a number for a title', tool: 'add_task', args: { title: 7 }, answer: stringTitle },
  { what: 'null for a title', tool: 'add_task', args: { title: null }, answer: stringTitle },
  { what: 'a list for a title', tool: 'add_task', args: { title: ['a'] }, answer: stringTitle },
  {
    what: 'a long description',
    tool: 'add_task',
    args: { title: 'ok', description: 'x'.repeat(2_001) },
    answer: refusal('invalid_description', 'A description has at most 2,000 characters.'),
  },
  {
    what: 'a number for a description',
    tool: 'add_task',
    args: { title: 'ok', description: 1 },
    answer: refusal('invalid_input', 'description must be a string.'),
  },
  {
    what: 'an owner',
    tool: 'add_task',
    args: { title: 'ok', user_id: 'someone' },
    answer: refusal('invalid_input', 'add_task has no field user_id.'),
  },
  {
    what: 'a stored column',
    tool: 'update_task',
    args: { task_id: 1, title: 'ok', completed: true },
    answer: refusal('invalid_input', 'update_task has no field completed.'),
  },
  {
    what: 'a hostile field name',
    tool: 'add_task',
    args: { title: 'ok', [`${'x'.repeat(5_000)}\n`]: 1 },
    answer: refusal('invalid_input', 'add_task was given a field it does not have.'),
  },
  {
    what: 'no number',
    tool: 'complete_task',
    args: {},
    answer: refusal('invalid_input', 'task_id is required.'),
  },
  { what: 'a text for a number', tool: 'complete_task', args: { task_id: '1' }, answer: wholeNumber },
  { what: 'SQL for a number', tool: 'delete_task', args: { task_id: '1 or 1=1' }, answer: wholeNumber },
  { what: 'a fraction', tool: 'delete_task', args: { task_id: 1.5 }, answer: wholeNumber },
  {
    what: 'a number past all counting',
    tool: 'delete_task',
    args: { task_id: 1e300 },
    answer: refusal('invalid_input', 'task_id is out of range.'),
  },
  {
    what: 'an update of nothing',
    tool: 'update_task',
    args: { task_id: 1 },
    answer: refusal('nothing_to_update', 'Say what to change: the title, the description or both.'),
  },
  {
    what: 'an update to a blank title',
    tool: 'update_task',
    args: { task_id: 1, title: ' ' },
    answer: noTitle,
  },
  {
    what: 'an unknown state',
    tool: 'list_tasks',
    args: { status: 'done' },
    answer: refusal('invalid_input', 'status must be one of: all, pending, completed.'),
  },
  {
    what: 'a number for a state',
    tool: 'list_tasks',
    args: { status: 1 },
    answer: refusal('invalid_input', 'status must be one of: all, pending, completed.'),
  },
];

describeOnBoth('a call that cannot be right', (database) => {
  let owners = 0;

  beforeAll(() => migrateTasks(database()));

  it.each(badCalls)('is refused with a code, and changes nothing: $what', async ({ tool, args, answer }) => {
    const failures: unknown[] = [];
    const tasks = postgresTasks(database()).forOwner(`bad calls ${++owners}`);
    const server = createTaskServer(tasks, { onError: (error) => failures.push(error) });
    const client = await connectClient(server);
    const before = await tasks.add({ title: 'There before' });
    expect(await callTool(client, tool, args)).toEqual(answer);
    expect(await tasks.list()).toEqual([before]);
    expect(failures).toEqual([]);
    await client.close();
  });
});
