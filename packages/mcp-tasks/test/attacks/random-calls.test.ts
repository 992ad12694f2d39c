import { threadTime } from '@chatdock/testing';
import { anyJson, holds } from '@chatdock/testing/attacks';
import {
  array,
  constant,
  constantFrom,
  double,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeFormats, importTasks } from '../../src/exchange/index.ts';
import { TaskError } from '../../src/task-error.ts';
import { taskTools } from '../../src/task-tools.ts';
import {
  mcpHeaders,
  openTestTasks,
  startEndpoint,
  toolCall,
  type TestEndpoint,
  type TestTasks,
} from '../support/tasks-http.ts';
import { unreachableTasks } from '../support/unreachable-tasks.ts';
import { userToken } from '../support/user-token.ts';

let opened: TestTasks;
let endpoint: TestEndpoint;
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
  headers = { ...mcpHeaders, authorization: `Bearer ${await userToken('mallory')}` };
});
afterAll(async () => {
  await endpoint.close();
  await opened.close();
});

const text = oneof(
  string({ unit: 'binary', maxLength: 30 }),
  constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    "'; drop schema chatdock_tasks cascade --",
    '%',
    '_',
    '\\',
    'x'.repeat(3_000),
  ),
);
const rule = array(
  oneof(
    constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY',
      'FREQ=MONTHLY',
      'FREQ=YEARLY',
      'FREQ=HOURLY',
      'INTERVAL=0',
      'INTERVAL=99999',
    ),
    constantFrom(
      'COUNT=1',
      'COUNT=99999999',
      'UNTIL=20991231',
      'BYDAY=MO,TU',
      'BYDAY=-5FR',
      'BYDAY=53MO',
      'BYSETPOS=-1',
    ),
    constantFrom(
      'BYSETPOS=366',
      'BYMONTH=2',
      'BYMONTHDAY=30',
      'BYMONTHDAY=-31',
      'BYYEARDAY=366',
      'BYWEEKNO=53',
      'WKST=SU',
      'X=1',
    ),
    string({ maxLength: 8 }),
  ),
  { minLength: 1, maxLength: 5 },
).map((parts) => parts.join(';'));
const day = constantFrom(
  '2026-12-01',
  '2026-12-01T09:00',
  '2024-02-29',
  '9999-12-31',
  '0001-01-01',
  '2026-03-29T02:30',
  '-2026-01-01',
);
const anything: Arbitrary<unknown> = oneof(text, integer(), double(), anyJson, constant('ada'));
const fields = record(
  {
    task_id: oneof(integer({ min: -1, max: 3 }), anything),
    title: oneof(text, anything),
    description: anything,
    due: oneof(day, anything),
    time_zone: oneof(constantFrom('Europe/Berlin', 'UTC', 'America/Sao_Paulo', 'Etc/GMT+12'), anything),
    priority: oneof(constantFrom('high', 'low'), anything),
    tags: oneof(array(text, { maxLength: 12 }), anything),
    recurrence: oneof(rule, anything),
    status: oneof(constantFrom('all', 'pending'), anything),
    search: oneof(text, anything),
    sort: oneof(constantFrom('added', 'due', 'priority'), anything),
    limit: oneof(constantFrom(1, 2, 500), anything),
    cursor: oneof(
      jsonValue({ maxDepth: 2 }).map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
      anything,
    ),
    user_id: anything,
    owner: anything,
  },
  { requiredKeys: [] },
);
const { list } = taskTools(unreachableTasks(() => Promise.reject(new Error('Nobody calls it.'))));
const names = constantFrom(...list.map(({ name }) => name));

/** Fields of the tool alone, most of the time: what is refused for a stranger's name is not looked at. */
function fitting(name: string, given: object): Record<string, unknown> {
  const { properties } = list.find((tool) => tool.name === name)?.inputSchema ?? {};
  return Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(Object(properties), key)));
}

describe('I1: random calls are answered in order', () => {
  test('A1, I1, X4: every tool with any arguments: done, or refused with a code; nobody else has a task more or less', async () => {
    const failures: unknown[] = [];
    const victim = opened.tasks.forOwner('ada');
    await victim.add({ title: 'Precious' });
    const before = await victim.list();
    const tools = taskTools(opened.tasks.forOwner('mallory'), { onError: (error) => failures.push(error) });
    await holds(
      tuple(names, fields, constantFrom(true, true, true, false)),
      { cases: 700, past: [['add_task', { title: 'a', tags: { length: { toString: 0 } } }, true]] },
      async ([name, given, fits]) => {
        const started = threadTime();
        const { isError, content } = await tools.call(name, fits ? fitting(name, given) : { ...given });
        expect(failures).toEqual([]);
        const [first] = content;
        const answer: { error?: { code: string } } = JSON.parse(first?.type === 'text' ? first.text : '');
        expect(isError === true ? answer.error?.code : 'none').toMatch(/^[a-z_]+$/u);
        expect(JSON.stringify(content)).not.toContain('Precious');
        expect(threadTime() - started).toBeLessThan(5_000);
      },
    );
    expect(await victim.list()).toEqual(before);
  });

  test('I1, A6: messages over HTTP of any form: answered in JSON, never a 5xx', async () => {
    const method = constantFrom(
      'tools/call',
      'tools/list',
      'initialize',
      'ping',
      'resources/read',
      'prompts/get',
      'x',
      '__proto__',
    );
    const message = record(
      {
        jsonrpc: oneof(constant('2.0'), anything),
        id: anything,
        method: oneof(method, anything),
        params: anything,
      },
      { requiredKeys: [] },
    ).map((value) => JSON.stringify(value));
    const call = tuple(names, fields).map(([name, given]) => toolCall(name, given, 1));
    await holds(
      oneof(
        message,
        call,
        string(),
        jsonValue().map((value) => JSON.stringify(value)),
      ),
      { cases: 300 },
      async (body) => {
        const response = await fetch(endpoint.url, { method: 'POST', headers, body });
        expect(response.status, body).toBeLessThan(500);
        expect(await response.text()).not.toMatch(/Precious| at .*\.ts|node_modules|select /u);
        expect(endpoint.errors).toEqual([]);
      },
    );
  });

  test('I1: files of any content: imported as a whole, or refused with a code', async () => {
    const piece = oneof(
      text,
      constantFrom(
        '\n',
        '\r\n',
        ',',
        '"',
        ';',
        'title',
        'due',
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'BEGIN:VTODO',
        'END:VTODO',
      ),
      constantFrom(
        'SUMMARY:a',
        'DUE:20260230',
        'DUE;TZID=Nowhere:20261201T090000',
        'RRULE:FREQ=DAILY;COUNT=1e9',
        '[{',
        '}]',
        '"title":"a"',
      ),
    );
    const file = array(piece, { maxLength: 12 }).map((pieces) =>
      pieces.join(pieces.includes('BEGIN:VCALENDAR') ? '\r\n' : ''),
    );
    const tasks = opened.tasks.forOwner('importer');
    await holds(tuple(file, constantFrom(...exchangeFormats)), { cases: 300 }, async ([content, format]) => {
      const before = (await tasks.list({ limit: 500 })).length;
      const error: unknown = await importTasks(tasks, format, content).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error === null || error instanceof TaskError, String(error)).toBe(true);
      const after = (await tasks.list({ limit: 500 })).length;
      expect(error === null ? after >= before : after === before).toBe(true);
    });
  });
});
