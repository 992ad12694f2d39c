import { expect, test } from 'vitest';
import { findTasks } from '../../../src/agent/offline/find-tasks.ts';

const tasks = [
  'Buy groceries',
  'Team meeting',
  'Meeting with Bob',
  'Call mom',
  'Call mom tonight',
  'Café déjà vu',
  'Groceries for the party',
].map((title, at) => ({ id: at + 1, title, completed: false }));

function find(title: string, exact = false): string {
  const found = findTasks(tasks, title, exact);
  return found ? `${found.fit}: ${found.tasks.map(({ id }) => id).join(' ')}` : 'nothing';
}

test.each([
  ['Buy groceries', 'exact: 1'],
  ['buy GROCERIES!', 'exact: 1'],
  ['Call mom', 'exact: 4'],
  ['call mom ton', 'words: 5'],
  ['meeting', 'words: 2 3'],
  ['meeting with', 'words: 2 3'],
  ['the meeting with bob', 'words: 3'],
  ['meeting with bob', 'exact: 3'],
  ['bob', 'words: 3'],
  ['team', 'prefix: 2'],
  ['groceries', 'words: 1 7'],
  ['grocery', 'words: 1 7'],
  ['groceris', 'words: 1 7'],
  ['cafe deja', 'prefix: 6'],
  ['meeting with Alice', 'some: 2 3'],
  ['dentist', 'nothing'],
  ['the', 'nothing'],
  ['…', 'nothing'],
])('%j finds %s', (title, expected) => {
  expect(find(title)).toBe(expected);
});

test('a quoted title that no task has is only a guess', () => {
  expect(find('Call mom', true)).toBe('exact: 4');
  expect(find('Call', true)).toBe('some: 4 5');
});
