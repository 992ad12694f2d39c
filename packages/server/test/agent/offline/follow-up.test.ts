import { expect, test } from 'vitest';
import { assistant, converse, listed, playTasks, user } from '../support/play-offline.ts';

test.each([
  ['the second', 5],
  ['The second one, please', 5],
  ['5', 5],
  ['#5', 5],
  ['number 5', 5],
  ['task 5', 5],
  ['I mean 5', 5],
  ['the one about Bob', 5],
  ['with Bob', 5],
  ['the first', 2],
  ['the last one', 5],
  ['the team meeting', 2],
])('to the question which one, %j is an answer', (answer, id) => {
  const { text } = converse([user('Delete the meeting task')], playTasks);
  const { calls } = converse([user('Delete the meeting task'), assistant(text), user(answer)], playTasks);
  expect(calls).toEqual([`delete_task {"task_id":${id}}`]);
});

test('to the question which one, "both" and "all of them" mean what was offered', () => {
  const question = [
    user('mark the meeting as done'),
    assistant(converse([user('mark the meeting as done')], playTasks).text),
  ];
  for (const answer of ['both', 'all of them']) {
    expect(converse([...question, user(answer)], playTasks)).toEqual({
      calls: ['complete_task {"task_id":2}', 'complete_task {"task_id":5}'],
      text: 'These tasks are done:\n\n- 2: Team meeting\n- 5: Meeting with Bob',
    });
  }
});

test('an answer can be narrowed down twice, and the new title is not forgotten', () => {
  const first = [
    user('change the meeting task to Lunch'),
    assistant(
      'Which one do you mean?\n\n- 2: Meeting with Bob\n- 5: Meeting with Bob and Ann\n- 8: Team meeting',
    ),
  ];
  const second = converse([...first, user('the one with Bob')], () => listed);
  expect(second.calls).toEqual([]);
  expect(second.text).toBe('Which one do you mean?\n\n- 2: Meeting with Bob\n- 5: Meeting with Bob and Ann');
  expect(
    converse([...first, user('the one with Bob'), assistant(second.text), user('the second')], playTasks)
      .calls,
  ).toEqual(['update_task {"task_id":5,"title":"Lunch"}']);
});

test('a guess has to be confirmed', () => {
  const { calls, text } = converse([user('delete the call with Alice')], playTasks);
  expect(calls).toEqual(['list_tasks {"status":"all"}']);
  expect(text).toBe('I found no task that fits “call with Alice”. Do you mean this one?\n\n- 7: Call mom');
  const history = [user('delete the call with Alice'), assistant(text)];
  expect(converse([...history, user('yes')], playTasks).calls).toEqual(['delete_task {"task_id":7}']);
  expect(converse([...history, user('no')], playTasks)).toEqual({
    calls: [],
    text: 'All right. Nothing was changed.',
  });
});

test('instead of an answer there can be another order', () => {
  const { text } = converse([user('Delete the meeting task')], playTasks);
  const history = [user('Delete the meeting task'), assistant(text)];
  expect(converse([...history, user('show my tasks')], playTasks).calls).toEqual([
    'list_tasks {"status":"all"}',
  ]);
  expect(converse([...history, user('complete task 7')], playTasks).calls).toEqual([
    'complete_task {"task_id":7}',
  ]);
});

test('an answer to no question is not taken for one', () => {
  const { calls, text } = converse([user('hi'), assistant('Hello!'), user('the second')], playTasks);
  expect(calls).toEqual([]);
  expect(text).toContain('I do not understand that');
});

test('"the first one" and "it" mean what was shown last', () => {
  const shown = converse([user('what is pending?')], playTasks).text;
  expect(
    converse([user('what is pending?'), assistant(shown), user('mark the second one as done')], playTasks)
      .calls,
  ).toEqual(['complete_task {"task_id":5}']);
  const added = [user('add milk'), assistant('Added task 2: “Milk”.')];
  expect(converse([...added, user('delete it')], playTasks).calls).toEqual(['delete_task {"task_id":2}']);
});

test('a title that was not said is asked for', () => {
  const add = [user('add a task'), assistant(converse([user('add a task')], playTasks).text)];
  expect(add[1]).toEqual(assistant('What should the task say?'));
  expect(converse([...add, user('update the report')], playTasks).calls).toEqual([
    'add_task {"title":"Update the report"}',
  ]);
  const rename = [user('rename task 2'), assistant(converse([user('rename task 2')], playTasks).text)];
  expect(rename[1]).toEqual(assistant('What should task 2 say?'));
  expect(converse([...rename, user('call dad')], playTasks).calls).toEqual([
    'update_task {"task_id":2,"title":"Call dad"}',
  ]);
  expect(converse([...rename, user('never mind')], playTasks).calls).toEqual([]);
});
