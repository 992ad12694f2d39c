import { beforeAll, expect, it } from 'vitest';
import {
  exchangeFormats,
  exportTasks,
  importTasks,
  migrateTasks,
  postgresTasks,
  type ExchangeFormat,
  type Task,
  type TaskRepository,
} from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';

async function fileOf(tasks: TaskRepository, format: ExchangeFormat): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of exportTasks(tasks, format)) pieces.push(piece);
  return pieces.join('');
}

/** A task without what stays behind; iCalendar knows times to the second. */
function travelling(task: Task, format: ExchangeFormat): object {
  const kept = { ...task, id: 0, nextId: null };
  if (format !== 'icalendar') return kept;
  const { createdAt, updatedAt, completedAt } = task;
  return {
    ...kept,
    times: [createdAt, updatedAt, completedAt].map(toSeconds),
    createdAt: 0,
    updatedAt: 0,
    completedAt: 0,
  };
}

const toSeconds = (date: Date | null): number | null => date && Math.floor(date.getTime() / 1_000);

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const todo = (...lines: string[]) => calendar('BEGIN:VTODO', ...lines, 'END:VTODO');

describeOnBoth('export and import', (database) => {
  let owners = 0;
  const newOwner = (): TaskRepository => postgresTasks(database()).forOwner(`traveller ${++owners}`);

  beforeAll(() => migrateTasks(database()));

  it.each(exchangeFormats)('carry every task over as it was, once: %s', async (format) => {
    const from = newOwner();
    for (const title of [
      '=1+1',
      "'quoted'",
      "'=both",
      '@x, "y"; z\\',
      '🧑‍🍳'.repeat(20),
      'BEGIN:VTODO',
      '-',
      '+1',
    ]) {
      await from.add({ title, description: `${title}\n second, line\\n; "x"\t` });
    }
    await from.add({
      title: 'full',
      due: '2026-12-01T02:30',
      timeZone: 'Europe/Berlin',
      priority: 'medium',
      tags: ['home', 'a;b', '=c'],
      recurrence: 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3',
    });
    await from.add({ title: 'day', due: '2026-12-01', timeZone: 'Asia/Tokyo', priority: 'low' });
    await from.add({ title: 'utc', due: '2026-12-01T09:00:00Z', priority: 'high' });
    await from.complete(9);
    await from.complete(2);
    await from.delete(3);
    const before = await from.list();
    const text = await fileOf(from, format);

    const to = newOwner();
    await to.add({ title: 'there before' });
    expect(await importTasks(to, format, text)).toEqual({ imported: before.length, skipped: 0 });
    const after = (await to.list()).slice(1);
    expect(after.map((task) => travelling(task, format))).toEqual(
      before.map((task) => travelling(task, format)),
    );
    expect(after.map(({ id }) => id)).toEqual(before.map((_, at) => at + 2));
    expect(await importTasks(to, format, text)).toEqual({ imported: 0, skipped: before.length });
    expect(await importTasks(from, format, text)).toEqual({ imported: 0, skipped: before.length });
    expect(await to.list({ search: '🧑‍🍳' })).toHaveLength(1);
    expect(await to.add({ title: 'next' })).toMatchObject({ id: before.length + 2 });
    expect(await fileOf(newOwner(), format)).not.toContain('full');
  });

  it('write no cell that a spreadsheet would run, and unfolded calendar lines of 75 bytes at most', async () => {
    const tasks = newOwner();
    await tasks.add({ title: '=HYPERLINK("http://x")', description: '+1\n@2', tags: ['-tag'] });
    await tasks.add({ title: '日本語'.repeat(60) });
    const [, row = ''] = (await fileOf(tasks, 'csv')).split('\r\n');
    expect(row).toContain(`"'=HYPERLINK`);
    expect(row).toContain(`"'+1\n@2"`);
    expect(row).toContain(`'-tag`);
    for (const line of (await fileOf(tasks, 'icalendar')).split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it('carry over more than a page', async () => {
    const owner = `traveller ${++owners}`;
    await database().query(
      `insert into chatdock_tasks.tasks (owner, number, title) select $1, n, 'Task ' || n from generate_series(1, 1201) n`,
      [owner],
    );
    for (const format of exchangeFormats) {
      const text = await fileOf(postgresTasks(database()).forOwner(owner), format);
      const to = newOwner();
      expect(await importTasks(to, format, text)).toEqual({ imported: 1_201, skipped: 0 });
      expect(await to.list({ limit: 1_000, after: 1_000 })).toHaveLength(201);
    }
  });

  it('import at the same time adds every task once', async () => {
    const from = newOwner();
    for (let n = 0; n < 20; n += 1) await from.add({ title: `t${n}` });
    const text = await fileOf(from, 'json');
    const to = newOwner();
    const results = await Promise.all(Array.from({ length: 5 }, () => importTasks(to, 'json', text)));
    expect(results.map(({ imported }) => imported).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 20]);
    expect(await to.list()).toHaveLength(20);
  });

  it('read files of other programs', async () => {
    const tasks = newOwner();
    expect(
      await importTasks(tasks, 'json', '[{"title":"a"},{"title":"a"},{"title":"b","done":true}]'),
    ).toEqual({
      imported: 3,
      skipped: 0,
    });
    const csv = '\uFEFFTitle;Completed;Tags;Owner;__proto__\r\nMilk;yes;a, B;mallory;x\r\n\r\n';
    expect(await importTasks(tasks, 'csv', csv)).toEqual({ imported: 1, skipped: 0 });
    const reminders = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:W. Europe Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VTODO',
      'UID:r1',
      'SUMMARY:Windows zone',
      'DUE;TZID=W. Europe Standard Time:20261201T090000',
      'PRIORITY:2',
      'END:VTODO',
      'BEGIN:VTODO',
      'UID:r2',
      'SUMMARY:Start and duration\\, two\\nlines',
      'DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261201T090000',
      'DURATION:PT1H30M',
      'STATUS:COMPLETED',
      'CATEGORIES:Home,Work',
      'CATEGORIES:X',
      'END:VTODO',
      'BEGIN:VTODO',
      'UID:r3',
      'SUMMARY:called off',
      'STATUS:CANCELLED',
      'END:VTODO',
      'BEGIN:VTODO',
      'SUMMARY:no uid',
      'DUE:20261201T090000',
      'END:VTODO',
      'BEGIN:VEVENT',
      'SUMMARY:an event',
      'END:VEVENT',
    );
    expect(await importTasks(tasks, 'icalendar', reminders)).toEqual({ imported: 3, skipped: 0 });
    expect(await importTasks(tasks, 'icalendar', reminders)).toEqual({ imported: 0, skipped: 3 });
    expect(await tasks.list()).toMatchObject([
      { title: 'a' },
      { title: 'a' },
      { title: 'b', completed: false },
      { title: 'Milk', completed: true, tags: ['a', 'b'] },
      { title: 'Windows zone', due: '2026-12-01T08:00:00', timeZone: 'UTC', priority: 'high' },
      {
        title: 'Start and duration, two lines',
        due: '2026-12-01T10:30:00',
        timeZone: 'Europe/Berlin',
        completed: true,
        tags: ['home', 'work', 'x'],
      },
      { title: 'no uid', due: '2026-12-01T09:00:00', timeZone: 'UTC' },
    ]);
  });

  const long = 'x'.repeat(201);
  const bad: [string, ExchangeFormat, string, string, RegExp][] = [
    ['no JSON', 'json', '{', 'invalid_file', /^This is not a JSON file\.$/],
    ['no list', 'json', '{"tasks":{}}', 'invalid_file', /no list of tasks/],
    ['null', 'json', 'null', 'invalid_file', /no list of tasks/],
    ['a task that is none', 'json', '[{"title":"a"},7]', 'invalid_file', /^Task 2: it is not a task/],
    ['no title', 'json', '[{"titel":"a"}]', 'invalid_file', /^Task 1: its title is missing/],
    ['a wrong type', 'json', '[{"title":"a","completed":"perhaps"}]', 'invalid_file', /its completed is/],
    ['a wrong time', 'json', '[{"title":"a","created_at":"yesterday"}]', 'invalid_file', /its created_at/],
    [
      'a time past all clocks',
      'json',
      '[{"title":"a","created_at":"0001-01-01T00:00:00Z"}]',
      'invalid_input',
      /^Task 1: /,
    ],
    [
      'a blank title',
      'json',
      '[{"title":"a"},{"title":" "}]',
      'invalid_title',
      /^Task 2: A task needs a title/,
    ],
    ['a long title', 'csv', `title\r\n${long}\r\n`, 'invalid_title', /^Task 1: .*200/],
    ['a bad uid', 'json', '[{"title":"a","uid":""}]', 'invalid_input', /uid/],
    ['NUL', 'json', String.raw`[{"title":"a","description":"\u0000"}]`, 'invalid_description', /^Task 1/],
    [
      'a bad rule',
      'json',
      '[{"title":"a","due":"2026-01-01","recurrence":"daily"}]',
      'invalid_recurrence',
      /^Task 1/,
    ],
    [
      'a rule without a day',
      'json',
      '[{"title":"a","recurrence":"FREQ=DAILY"}]',
      'invalid_recurrence',
      /due date/,
    ],
    ['no names', 'csv', 'a,b\r\n1,2\r\n', 'invalid_file', /^Task 1: its title is missing/],
    ['ragged rows', 'csv', 'title,due\r\na\r\n', 'invalid_file', /as many cells in every row/],
    ['an open quote', 'csv', 'title\r\n"a\r\n', 'invalid_file', /not a CSV file/],
    ['no calendar', 'icalendar', 'BEGIN:VTODO\r\nEND:VTODO\r\n', 'invalid_file', /not an iCalendar file/],
    [
      'half a calendar',
      'icalendar',
      'BEGIN:VCALENDAR\r\nBEGIN:VTODO',
      'invalid_file',
      /not an iCalendar file/,
    ],
    ['JSON as a calendar', 'icalendar', '{"tasks":[]}', 'invalid_file', /not an iCalendar file/],
    ['no summary', 'icalendar', todo('UID:a'), 'invalid_title', /^Task 1: /],
    [
      'an unknown zone',
      'icalendar',
      todo('SUMMARY:a', 'DUE;TZID=Mars:20260101T090000'),
      'invalid_time_zone',
      /^Task 1: /,
    ],
    [
      'an hourly rule',
      'icalendar',
      todo('SUMMARY:a', 'DUE:20260101T090000Z', 'RRULE:FREQ=HOURLY'),
      'invalid_recurrence',
      /^Task 1: /,
    ],
    [
      'a day that is none',
      'icalendar',
      todo('SUMMARY:a', 'DUE;VALUE=DATE:20269999'),
      'invalid_due',
      /^Task 1: /,
    ],
    ['10 MB and more', 'json', `[${' '.repeat(10_000_000)}]`, 'file_too_large', /10 MB/],
    [
      '10,001 tasks',
      'json',
      `[${Array(10_001).fill('{"title":"a"}').join(',')}]`,
      'file_too_large',
      /10,000 tasks/,
    ],
  ];

  it.each(bad)('refuse %s, and import nothing of it', async (...[, format, text, code, message]) => {
    const tasks = newOwner();
    await expect(importTasks(tasks, format, text)).rejects.toMatchObject({
      name: 'TaskError',
      code,
      message: expect.stringMatching(message),
    });
    expect(await tasks.list()).toEqual([]);
  });
});
