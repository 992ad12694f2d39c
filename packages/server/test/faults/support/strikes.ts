import { setTimeout as sleep } from 'node:timers/promises';
import { seeded, type Seeded } from '../../crash/support/seeded.ts';
import type { Report } from './report.ts';
import type { ServerProcess } from './server-process.ts';
import type { World } from './world.ts';

/** What a strike strikes with. */
export interface Weather {
  readonly world: World;
  readonly random: Seeded;
  readonly report: Report;
}

type Strike = (weather: Weather) => Promise<void>;

/** How long a process may take to end after SIGTERM: its grace, what it then settles, and what a busy machine adds. */
const longestEndMs = 20_000;

/** What can happen to processes and to the database. Each resolves when it is over, and leaves all as it was. */
const ends: Readonly<Record<string, Strike>> = {
  'kill -9': async ({ world, random }) => {
    const server = one(world, random);
    await server.end('SIGKILL');
    await sleep(random.between(0, 1_500));
    await server.start();
  },
  SIGTERM: async ({ world, random, report }) => {
    const server = one(world, random);
    const askedAt = performance.now();
    const code = await server.end('SIGTERM');
    const ms = performance.now() - askedAt;
    if (code !== 0) report.violation(`F8: after SIGTERM a process ended with ${code}\n${lastLines(server)}`);
    if (ms > longestEndMs) report.violation(`F8: a process took ${Math.round(ms)} ms to end after SIGTERM`);
    await server.start();
  },
  'a restart of Postgres': async ({ world }) => world.cluster.restart(),
  'killed connections of Postgres': async ({ world }) => {
    await world.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
  },
};

/** What can happen around them meanwhile. */
const troubles: Readonly<Record<string, Strike>> = {
  ...cuts('to the clients'),
  ...cuts('to Postgres'),
  ...cuts('to the model'),
  'a clock that jumps': async ({ world, random }) => {
    const server = one(world, random);
    server.tell({ do: 'clock', shiftMs: random.between(-600_000, 600_000) });
    await sleep(random.between(500, 3_000));
    server.tell({ do: 'clock', shiftMs: 0 });
  },
  'a full disk': async ({ world, random }) => {
    const server = one(world, random);
    server.tell({ do: 'disk', isFull: true });
    await sleep(random.between(500, 4_000));
    server.tell({ do: 'disk', isFull: false });
  },
};

function one({ servers }: World, random: Seeded): ServerProcess {
  const server = servers[random.between(0, servers.length - 1)];
  if (!server) throw new Error('There is no server.');
  return server;
}

/** A network is cut, wholly or in part, or held up for a while. */
function cuts(name: keyof World['networks']): Record<string, Strike> {
  return {
    [`a cut of the network ${name}`]: async ({ world, random }) => {
      const share = random.between(1, 3);
      world.networks[name].cut(() => random.between(1, 3) <= share);
      await Promise.resolve();
    },
    [`a stillness of the network ${name}`]: async ({ world, random }) => {
      world.networks[name].hold();
      await sleep(random.between(200, 2_500));
      world.networks[name].release();
    },
  };
}

export function lastLines({ lines }: ServerProcess): string {
  return lines
    .filter((line) => /"level":(?:40|50|60)|^[^{]/u.test(line))
    .slice(-8)
    .join('\n');
}

/** Strikes again and again until the storm is over: at processes one after the other, and at what is around them at the same time. */
export async function strike(weather: Weather, isOver: () => boolean): Promise<void> {
  const { seed } = weather.random;
  await Promise.all([
    draw(ends, { ...weather, random: seeded(seed + 1) }, isOver),
    draw(troubles, { ...weather, random: seeded(seed + 2) }, isOver),
  ]);
}

async function draw(
  strikes: Readonly<Record<string, Strike>>,
  weather: Weather,
  isOver: () => boolean,
): Promise<void> {
  const { random, report } = weather;
  const names = Object.keys(strikes);
  while (!isOver()) {
    await sleep(random.between(100, 1_500));
    if (isOver()) return;
    const name = names[random.between(0, names.length - 1)] ?? '';
    report.count(`strike ${name}`);
    await strikes[name]?.(weather);
  }
}
