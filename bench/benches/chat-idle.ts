import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, type Bench, type Row } from '../bench.ts';
import { openBenchDatabase } from '../chat/bench-database.ts';
import { endChild, startChild } from '../chat/child.ts';
import { startContestant, type Contestant, type Kind } from '../chat/contestants.ts';
import { openUsers, type User } from '../chat/user.ts';

const rounds = 3;
const users = 50;
/** Each process holds one end of every stream, and some files of its own. */
const streams = Math.min(5_000, openFilesLimit() - 200);
const watchedMs = 3_000;

/** What the idle streams of one contestant cost. */
interface Burden {
  /** Kilobytes a stream. */
  rss: number;
  heap: number;
  /** Milliseconds of processor time in a second in which nothing happens. */
  cpu: number;
  /** Milliseconds that threads.list takes beside them, of a hundred the slowest but one. */
  p99: number;
}

const kinds: Kind[] = ['node', 'peer', 'chatdock'];

/** What streams cost that are open and say nothing. */
export const chatIdle: Bench = {
  name: 'chat-idle',
  question: `What do ${streams.toLocaleString('en')} streams cost that are open and say nothing: memory of the server’s process for each of them, after a collection; processor time in a second, that of all processes of Postgres included; and how long does a request take beside them? Postgres’s memory is not counted: it has the same few connections, whatever the streams.`,
  minutes: 6,
  beside: ['Postgres', 'chatkit-node-backend-sdk'],
  async run(): Promise<Row[]> {
    const database = await openBenchDatabase();
    const burdens = new Map<string, Burden[]>();
    try {
      // Memory that was used once is not given back: every round takes new processes.
      for (let round = 0; round < rounds; round += 1) {
        for (const kind of kinds) {
          const [name, burden] = await measureOne(await startContestant(kind, database, { exposeGc: true }));
          burdens.set(name, [...(burdens.get(name) ?? []), burden]);
        }
      }
    } finally {
      await database.stop();
    }
    return rowsOf([...burdens]);
  },
};

async function measureOne(contestant: Contestant): Promise<[string, Burden]> {
  try {
    return [contestant.name, await measure(contestant)];
  } finally {
    await contestant.stop();
  }
}

async function measure(contestant: Contestant): Promise<Burden> {
  const some = await openUsers(contestant, users);
  await Promise.all(some.map((user) => user.turn({ events: 24, pace: 'at once' })));
  const headers = await Promise.all(some.map((_, index) => contestant.signIn(`user ${index}`)));
  const empty = await contestant.memory();
  const { child } = await startChild('chat/hold-streams.ts', {
    args: [contestant.url.href, String(streams), JSON.stringify(headers)],
  });
  const full = await contestant.memory();
  const before = await contestant.cpu();
  await sleep(watchedMs);
  const after = await contestant.cpu();
  const p99 = await timeRequests(some);
  await endChild(child);
  return {
    rss: (full.rss - empty.rss) / streams / 1_024,
    heap: (full.heap - empty.heap) / streams / 1_024,
    cpu: (after - before) / watchedMs,
    p99,
  };
}

async function timeRequests(some: readonly User[]): Promise<number> {
  const list = JSON.stringify({ type: 'threads.list', params: {} });
  const times: number[] = [];
  for (const { connection } of [...some, ...some, ...some, ...some]) {
    const started = performance.now();
    await connection.post(list);
    times.push(performance.now() - started);
  }
  return percentile(times, 99);
}

const figures = {
  rss: { name: 'resident memory of a stream', unit: 'kB' },
  heap: { name: 'heap of a stream', unit: 'kB' },
  cpu: { name: 'processor time in an idle second', unit: 'ms' },
  p99: { name: 'threads.list meanwhile, p99', unit: 'ms' },
} as const;

function rowsOf(burdens: [string, Burden[]][]): Row[] {
  const [bare = '', , chatdock = ''] = burdens.map(([name]) => name);
  const targets: { [Figure in keyof Burden]?: Row['target'] } = {
    rss: { of: 'ratio', is: 'at most', value: 1.5 },
    p99: { of: 'median', is: 'at most', value: 250 },
  };
  return (['rss', 'heap', 'cpu', 'p99'] as const).flatMap((figure) =>
    burdens.map(([who, samples]): Row => {
      const { name, unit } = figures[figure];
      const target = who === chatdock ? targets[figure] : undefined;
      return {
        what: `${who}, ${name}`,
        samples: samples.map((burden) => burden[figure]),
        unit,
        ...(who !== bare && figure !== 'cpu' && { against: `${bare}, ${name}` }),
        ...(target && { target }),
      };
    }),
  );
}

/** How many files a process may have open; Node raises its own limit to this by itself. */
function openFilesLimit(): number {
  const { stdout } = spawnSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' });
  return Number(stdout) || Infinity; // `unlimited`, or a system without it
}
