import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Row } from '../bench.ts';
import type { BenchDatabase } from '../chat/bench-database.ts';
import { openUsers } from '../chat/user.ts';
import { startFleet, type Fleet, type FleetCpu } from './fleet.ts';

const processes = 4;
const watchedMs = 6_000;
/** Signals that others send in that time: news of as many answers that begin and end. */
const signals = 30_000;
const batches = 30;

/** What a process costs because it is there, while it answers anybody; and what it costs to hear of what others answer. */
export async function standingCosts(database: BenchDatabase): Promise<Row[]> {
  const fleet = await startFleet(database, { processes });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    // Two streams on each process, which say next to nothing for as long as this takes.
    const users = await openUsers(fleet, 2 * processes);
    const pauseMs = 4_000;
    const shape = { events: Math.ceil((3 * watchedMs) / pauseMs) + 2, pace: pauseMs };
    const streams = Promise.all(users.map((user) => user.chatTurn(shape)));
    await sleep(2_000);
    const alone = await used(fleet, () => sleep(watchedMs));
    const told = await used(fleet, () => Promise.all([sleep(watchedMs), send(client)]));
    await streams;
    for (const { connection } of users) connection.close();
    const perSecond = (cpu: number) => cpu / processes / (watchedMs / 1_000) / 1_000;
    const reading = told.servers - alone.servers + (told.postgres - alone.postgres);
    return [
      { what: 'a process by itself, in a second: server', samples: [perSecond(alone.servers)], unit: 'ms' },
      {
        what: 'a process by itself, in a second: Postgres',
        samples: [perSecond(alone.postgres)],
        unit: 'ms',
      },
      {
        what: 'each signal, for each process that reads it: server and Postgres, which writes it as well',
        samples: [reading / processes / signals],
        unit: 'µs',
      },
    ];
  } finally {
    await client.end();
    await fleet.stop();
  }
}

async function used(fleet: Fleet, work: () => Promise<unknown>): Promise<FleetCpu> {
  const before = await fleet.cpu();
  await work();
  const after = await fleet.cpu();
  return {
    servers: after.servers - before.servers,
    proxy: after.proxy - before.proxy,
    postgres: after.postgres - before.postgres,
  };
}

async function send(client: Client): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    await client.query(
      `insert into chatdock.signals (kind, thread_id, turn_id)
       select 'news', 'thr_' || n, 'turn_' || n from generate_series(1, ${signals / batches}) as n`,
    );
    await sleep(watchedMs / batches / 2);
  }
}
