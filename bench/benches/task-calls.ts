import { createTaskServer, postgresTasks, taskTools, type TaskRepository } from '@chatdock/mcp-tasks';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { Bench, Row } from '../bench.ts';
import { openManyTasks, ownerOf, type ManyTasks } from '../tasks/many-tasks.ts';
import { timeInTurns, type Timed } from '../rounds.ts';

const owners = 200;
const columns =
  'number, uid, title, description, completed, due, time_zone, priority, tags, recurrence, next_number, created_at, updated_at, completed_at';

/** What stands between a tool call in the chat server's process and its statement. */
export const taskCalls: Bench = {
  name: 'task-calls',
  question:
    'At one million tasks of 10,000 owners: what does a tool call in this process cost beside its statement over `pg`, what does row-level security cost, and what does a page cost in a long list?',
  minutes: 6,
  beside: ['Postgres', 'pg', '@modelcontextprotocol/server'],
  async run(): Promise<Row[]> {
    const many = await openManyTasks();
    try {
      const rows: Row[] = [];
      for (const group of [...(await toolCalls(many)), ownerScoping(many), pages(many)]) {
        rows.push(...(await timeInTurns(group, { rounds: 15, calls: 400 })));
      }
      return rows;
    } finally {
      await many.close();
    }
  },
};

/** Statements by name are prepared once per connection. */
const statement = (name: string, text: string) => (values: readonly unknown[]) => ({
  name,
  text,
  values: [...values],
});

async function toolCalls({ database, pool }: ManyTasks): Promise<Timed[][]> {
  const clients = await Promise.all(
    Array.from({ length: owners }, (_, index) => connect(postgresTasks(database).forOwner(ownerOf(index)))),
  );
  const tools = (index: number) => taskTools(postgresTasks(database).forOwner(ownerOf(index % owners)));
  const list = statement('l', `select ${columns} from chatdock_tasks.list_tasks($1, null, 0, 501)`);
  const get = statement('g', `select ${columns} from chatdock_tasks.get_task($1, $2)`);
  const complete = statement('c', `select ${columns} from chatdock_tasks.complete_task($1, $2)`);
  const group = (tool: string, args: object, run: Timed['run']): Timed[] => [
    { what: `${tool}: its statement over pg`, run },
    {
      what: `${tool}: in process, by taskTools`,
      against: `${tool}: its statement over pg`,
      run: (index) => tools(index).call(tool, { ...args }),
    },
    {
      what: `${tool}: in process, over the SDK’s in-memory pair`,
      against: `${tool}: its statement over pg`,
      run: async (index) => clients[index % owners]?.callTool({ name: tool, arguments: { ...args } }),
    },
  ];
  return [
    group('list_tasks', {}, (index) => pool.query(list([ownerOf(index % owners)]))),
    group('get_task', { task_id: 7 }, (index) => pool.query(get([ownerOf(index % owners), 7]))),
    group('complete_task', { task_id: 7 }, (index) => pool.query(complete([ownerOf(index % owners), 7]))),
  ];
}

async function connect(tasks: TaskRepository): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await createTaskServer(tasks).connect(far);
  await client.connect(near);
  return client;
}

const key = (index: number) => [ownerOf(index), 1 + (index % 100)];

function ownerScoping({ pool }: ManyTasks): Timed[] {
  const plain = statement(
    'p',
    `select ${columns} from chatdock_tasks.tasks where owner = $1 and number = $2`,
  );
  const scoped = statement('s', `select ${columns} from chatdock_tasks.get_task($1, $2)`);
  return [
    { what: 'one task: plain prepared statement', run: (index) => pool.query(plain(key(index))) },
    {
      what: 'one task: owner set and row-level security',
      against: 'one task: plain prepared statement',
      run: (index) => pool.query(scoped(key(index))),
    },
  ];
}

function pages({ database }: ManyTasks): Timed[] {
  const few = postgresTasks(database).forOwner('owner of ten');
  const many = postgresTasks(database).forOwner('owner of a million');
  return [
    { what: 'a page of 10 of an owner with 10 tasks', run: () => few.list({ limit: 10 }) },
    {
      what: 'a page of 10 in the middle of 1,000,000 tasks',
      against: 'a page of 10 of an owner with 10 tasks',
      run: (index) => many.list({ limit: 10, after: 500_000 + index }),
    },
    {
      what: 'the same, pending ones only',
      against: 'a page of 10 of an owner with 10 tasks',
      run: (index) => many.list({ limit: 10, after: 500_000 + index, completed: false }),
    },
  ];
}
