import { migrateTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Bench, Row } from '../bench.ts';
import type { Shape } from '../chat/answer.ts';
import { openBenchDatabase } from '../chat/bench-database.ts';
import { openUsers, type User } from '../chat/user.ts';
import { startFleet, type Fleet } from '../scale/fleet.ts';
import { bytesPerRow, postgresState } from '../scale/rows-on-disk.ts';

const rounds = 3;
const users = 200;
/** An answer of three hundred pieces, of fifteen hundred characters. */
const answer: Shape = { events: 300, pace: 'at once', isVaried: true };
const each = 4;
const tasks = 20_000;

/** What Postgres has to hold and to write. */
export const scalePostgres: Bench = {
  name: 'scale-postgres',
  minutes: 15,
  beside: ['Postgres'],
  question:
    'What does a turn with an answer of 1,500 characters leave in Postgres, and what does it write to its log (full page images are switched off here, and come on top after each checkpoint)? A turn is asked for as the chat does. Bytes of a row are those of the table with its indexes, as five turns in each thread have left it. And how many connections and how much memory does one process hold?',
  async run() {
    const database = await openBenchDatabase();
    const opened = await openDatabase({ url: database.url });
    await migrateTasks(opened);
    await opened.close();
    const fleet = await startFleet(database, { processes: 1, exposeGc: true });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const talking = await talk(fleet, client);
      await fillTasks(client);
      return [...talking, ...(await sizes(client))];
    } finally {
      await client.end();
      await fleet.stop();
      await database.stop();
    }
  },
};

async function talk(fleet: Fleet, client: Client): Promise<Row[]> {
  const wal: number[] = [];
  const transactions: number[] = [];
  const connections: number[] = [];
  const rss: number[] = [];
  const heap: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const some = await openUsers(fleet, users);
    await settled();
    const before = await postgresState(client);
    await Promise.all(some.map(fourTurns));
    connections.push((await postgresState(client)).connections);
    await settled();
    const after = await postgresState(client);
    wal.push((after.wal - before.wal) / (users * each) / 1_024);
    transactions.push((after.transactions - before.transactions) / (users * each));
    for (const { connection } of some) connection.close();
    const [held] = await fleet.memory();
    rss.push((held?.rss ?? Number.NaN) / 1_024);
    heap.push((held?.heap ?? Number.NaN) / 1_024);
  }
  return [
    { what: 'written to the log, for a turn', samples: wal, unit: 'kB' },
    { what: 'transactions, for a turn', samples: transactions, unit: 'transactions' },
    { what: 'memory of the process, after a collection', samples: rss, unit: 'kB' },
    { what: 'of it, what its scripts hold', samples: heap, unit: 'kB' },
    { what: `connections of one process, ${users} users at once`, samples: connections, unit: 'connections' },
  ];
}

async function fourTurns(user: User): Promise<void> {
  for (let turn = 0; turn < each; turn += 1) await user.chatTurn(answer);
}

/** Until the server has written what it puts off, and Postgres has told its counts. */
const settled = () => sleep(2_500);

async function fillTasks(client: Client): Promise<void> {
  await client.query(
    `insert into chatdock_tasks.tasks (owner, number, title)
     select ' user ' || n / 20, n % 20 + 1, 'A thing that somebody has to do ' || n from generate_series(0, ${tasks - 1}) as n`,
  );
}

const kept = [
  ['a thread', 'chatdock.threads'],
  ['an item', 'chatdock.thread_items'],
  ['a task', 'chatdock_tasks.tasks'],
  ['a request under a key, for a day', 'chatdock.requests'],
  ['a counter of a limit, for up to a day', 'chatdock.usage'],
  ['the log of an answer, for ten minutes', 'chatdock.turn_events'],
] as const;

async function sizes(client: Client): Promise<Row[]> {
  await client.query('vacuum analyze');
  const rows: Row[] = [];
  for (const [what, table] of kept) {
    const bytes = await bytesPerRow(client, table);
    rows.push({ what: `on disk, ${what}`, samples: [bytes / 1_024], unit: 'kB' });
  }
  return rows;
}
