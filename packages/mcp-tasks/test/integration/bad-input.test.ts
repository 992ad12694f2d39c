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

const otherUser = refusal(
  'other_user',
  'These are the tasks of the signed-in user, and user_id names someone else. Leave it out.',
);
const badDue = refusal(
  'invalid_due',
  'A due date is a day, such as 2026-12-01, or a time, such as 2026-12-01T09:00.',
);
const badRule = refusal(
  'invalid_recurrence',
  'A recurrence is an RFC 5545 rule by days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=MO.',
);
const badZone = refusal('invalid_time_zone', 'A time zone is an IANA name, such as Europe/Berlin or UTC.');
const badTag = refusal('invalid_tags', 'A tag is one word or a few, at most 40 characters, without commas.');
const badCursor = refusal(
  'invalid_cursor',
  'This cursor is not of this list: use the last answer’s next_cursor with the same sort, or none.',
);
const sql = "'; drop schema chatdock_tasks cascade --";
const adding = (more: Record<string, unknown>) => ({ tool: 'add_task', args: { title: 'ok', ...more } });
const listing = (args: Record<string, unknown>) => ({ tool: 'list_tasks', args });
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

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
    answer: otherUser,
  },
  { what: 'no owner at all', tool: 'list_tasks', args: { user_id: null }, answer: otherUser },
  { what: 'a list of owners', tool: 'get_task', args: { task_id: 1, user_id: ['a'] }, answer: otherUser },
  {
    what: 'an owner by another name',
    tool: 'add_task',
    args: { title: 'ok', owner: 'someone' },
    answer: refusal('invalid_input', 'add_task has no field owner.'),
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
    answer: refusal('nothing_to_update', 'Say what to change, such as the title.'),
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
  { what: 'an empty due date', ...adding({ due: '' }), answer: badDue },
  { what: 'a day that is none', ...adding({ due: '2026-02-30' }), answer: badDue },
  { what: 'a time that is none', ...adding({ due: '2026-02-03T24:30' }), answer: badDue },
  { what: 'an offset that is none', ...adding({ due: '2026-02-03T10:30+99:99' }), answer: badDue },
  { what: 'a due date in words', ...adding({ due: 'tomorrow' }), answer: badDue },
  { what: 'SQL for a due date', ...adding({ due: sql }), answer: badDue },
  {
    what: 'a number for a due date',
    ...adding({ due: 7 }),
    answer: refusal('invalid_input', 'due must be a string.'),
  },
  { what: 'an unknown time zone', ...adding({ time_zone: 'Mars/Olympus' }), answer: badZone },
  { what: 'an offset for a time zone', ...adding({ time_zone: '+01:00' }), answer: badZone },
  { what: 'SQL for a time zone', ...adding({ time_zone: sql }), answer: badZone },
  {
    what: 'an unknown priority',
    ...adding({ priority: 'urgent' }),
    answer: refusal('invalid_input', 'priority must be one of: high, medium, low.'),
  },
  {
    what: 'a text for tags',
    ...adding({ tags: 'home' }),
    answer: refusal('invalid_input', 'tags must be a list.'),
  },
  {
    what: 'a number for a tag',
    ...adding({ tags: ['a', 1] }),
    answer: refusal('invalid_input', 'tags.1 must be a string.'),
  },
  { what: 'a blank tag', ...adding({ tags: ['  # '] }), answer: badTag },
  { what: 'a tag with a comma', ...adding({ tags: ['a,b'] }), answer: badTag },
  { what: 'a tag with NUL', ...adding({ tags: ['a\0b'] }), answer: badTag },
  { what: 'a long tag', ...adding({ tags: ['x'.repeat(41)] }), answer: badTag },
  {
    what: 'eleven tags',
    ...adding({ tags: 'abcdefghijk'.split('') }),
    answer: refusal('invalid_tags', 'A task has at most 10 tags.'),
  },
  { what: 'a recurrence in words', ...adding({ recurrence: 'every Monday' }), answer: badRule },
  { what: 'a rule by hours', ...adding({ recurrence: 'FREQ=HOURLY' }), answer: badRule },
  { what: 'a rule with unknown parts', ...adding({ recurrence: 'FREQ=DAILY;FOO=1' }), answer: badRule },
  { what: 'a rule with a part twice', ...adding({ recurrence: 'FREQ=DAILY;FREQ=DAILY' }), answer: badRule },
  { what: 'a rule RFC 5545 forbids', ...adding({ recurrence: 'FREQ=WEEKLY;BYDAY=2MO' }), answer: badRule },
  {
    what: 'a rule without end',
    ...adding({ recurrence: `FREQ=DAILY${';'.repeat(5_000)}` }),
    answer: badRule,
  },
  {
    what: 'a rule that never comes true',
    ...adding({ recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }),
    answer: refusal('invalid_recurrence', 'This rule names no time to come.'),
  },
  {
    what: 'a rule that is over',
    ...adding({ due: '2026-02-01', recurrence: 'FREQ=DAILY;UNTIL=20260131' }),
    answer: refusal('invalid_recurrence', 'This rule names no time to come.'),
  },
  {
    what: 'a rule with two ends',
    ...adding({ recurrence: 'FREQ=DAILY;COUNT=2;UNTIL=20990131' }),
    answer: refusal('invalid_recurrence', 'A rule ends by COUNT or by UNTIL, not by both.'),
  },
  {
    what: 'a rule for a task without a due date',
    tool: 'update_task',
    args: { task_id: 1, due: null, recurrence: 'FREQ=DAILY' },
    answer: refusal('invalid_recurrence', 'A task that repeats needs a due date.'),
  },
  {
    what: 'no title to change to',
    tool: 'update_task',
    args: { task_id: 1, title: null },
    answer: stringTitle,
  },
  {
    what: 'a blank search',
    ...listing({ search: ' \u0301 ' }),
    answer: refusal('invalid_search', 'Say what to search for.'),
  },
  {
    what: 'a long search',
    ...listing({ search: 'x'.repeat(201) }),
    answer: refusal('invalid_search', 'A search is text of at most 200 characters.'),
  },
  {
    what: 'NUL in a search',
    ...listing({ search: 'a\0b' }),
    answer: refusal('invalid_search', 'A search is text of at most 200 characters.'),
  },
  { what: 'SQL for a due day', ...listing({ due_by: sql }), answer: badDue },
  {
    what: 'a time for a due day',
    ...listing({ due_by: '2026-12-01T09:00' }),
    answer: refusal('invalid_due', 'Give the day alone, such as 2026-12-01.'),
  },
  {
    what: 'SQL for an order',
    ...listing({ sort: sql }),
    answer: refusal('invalid_input', 'sort must be one of: added, due, priority.'),
  },
  {
    what: 'too large a page',
    ...listing({ limit: 501 }),
    answer: refusal('invalid_input', 'limit is out of range.'),
  },
  {
    what: 'a page of nothing',
    ...listing({ limit: 0 }),
    answer: refusal('invalid_input', 'limit is out of range.'),
  },
  { what: 'SQL for a cursor', ...listing({ cursor: sql }), answer: badCursor },
  { what: 'an empty cursor', ...listing({ cursor: '' }), answer: badCursor },
  { what: 'a cursor of another order', ...listing({ cursor: cursorOf('due', 1, null) }), answer: badCursor },
  {
    what: 'SQL in a cursor',
    ...listing({ sort: 'due', cursor: cursorOf('due', 1, sql) }),
    answer: badCursor,
  },
  {
    what: 'a cursor past all counting',
    ...listing({ cursor: cursorOf('added', 1e12, null) }),
    answer: badCursor,
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
