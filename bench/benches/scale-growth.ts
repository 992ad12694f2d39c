import { Agent } from 'node:http';
import type { Bench, Row } from '../bench.ts';
import { messageRequest } from '../chat/answer.ts';
import { inTurns } from '../rounds.ts';
import { openInstallation, type Installation, type Visitor } from '../scale/installation.ts';
import { threadOf } from '../scale/fill.ts';
import { mcpCall, post } from '../tasks/mcp-load.ts';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const rounds = 3;
/** Requests of each kind in a round, of users from everywhere among all of them. */
const calls = 100;

/** Does the same request cost more when everyone has more? */
export const scaleGrowth: Bench = {
  name: 'scale-growth',
  minutes: 20,
  beside: ['Postgres'],
  question:
    'The same request of a user with ten threads and a hundred tasks, one after the other, over HTTP, with 1,000 to 1,000,000 items in Postgres (as many tasks, a tenth as many threads, ended sessions, counters and requests, a hundredth as many users): how long does it take, and how much processor time of all processes of Postgres? An index grows by a level or two. The limit is on the processor time.',
  async run() {
    const installations: Installation[] = [];
    try {
      for (const items of sizes) installations.push(await openInstallation(items));
      // Until every connection has done all of it, and what filling left behind is done.
      for (const installation of installations)
        for (const request of requests) await askAll(installation, request);
      const rows: Row[] = [];
      for (const request of requests) rows.push(...(await measure(installations, request)));
      return rows;
    } finally {
      for (const installation of installations) await installation.stop();
    }
  },
};

interface Request {
  name: string;
  ask: (user: Visitor, installation: Installation) => Promise<unknown>;
  /** Whether it goes without Postgres. */
  isLocal?: boolean;
}

const chat =
  (type: string, params: (user: Visitor) => object = () => ({})): Request['ask'] =>
  (user) =>
    user.connection.post(JSON.stringify({ type, params: params(user) }));

const agent = new Agent({ keepAlive: true });
const tool =
  (name: string, args: Record<string, unknown>): Request['ask'] =>
  ({ tasksToken: token }, { tasksUrl }) =>
    post(tasksUrl, mcpCall('2026-07-28', name, { token, args }), agent);

const thread = ({ index }: Visitor) => threadOf(index);

const requests: Request[] = [
  { name: 'a session', ask: ({ sessions }) => sessions.post(''), isLocal: true },
  { name: 'open a thread', ask: chat('threads.get_by_id', (user) => ({ thread_id: thread(user) })) },
  { name: 'list threads', ask: chat('threads.list') },
  {
    name: 'list items',
    ask: chat('items.list', (user) => ({ thread_id: thread(user), order: 'desc', limit: 20 })),
  },
  { name: 'search threads', ask: chat('chatdock.threads.search', () => ({ query: 'somebody' })) },
  {
    name: 'add a message, with its answer',
    ask: (user) =>
      user.connection.post(messageRequest({ events: 3, pace: 'at once' }, { threadId: thread(user) })),
  },
  { name: 'sign out', ask: signOut },
  { name: 'list_tasks', ask: tool('list_tasks', { limit: 20 }) },
  { name: 'add_task', ask: tool('add_task', { title: 'Another one' }) },
];

/** A session that is ended at once. */
async function signOut({ index }: Visitor, { chat: server }: Installation): Promise<void> {
  const headers = await server.signIn(`leaving ${index}`);
  const { status } = await fetch(`${server.url}/session`, { method: 'DELETE', headers });
  if (status >= 300) throw new Error(`sign out: ${status}`);
}

interface Sample {
  ms: number;
  postgres: number;
}

async function measure(installations: readonly Installation[], request: Request): Promise<Row[]> {
  const samples = await inTurns(installations, rounds, async (installation): Promise<Sample> => {
    const before = installation.cpu();
    const started = performance.now();
    await askAll(installation, request);
    const ms = (performance.now() - started) / calls;
    return { ms, postgres: (installation.cpu() - before) / calls };
  });
  const all = [...samples];
  const { name, isLocal = false } = request;
  const ofPostgres = all.map(([one, values]): [Installation, number[]] => [
    one,
    values.map(({ postgres }) => postgres),
  ]);
  return [
    ...rowsOf(
      name,
      'ms',
      all.map(([one, values]) => [one, values.map(({ ms }) => ms)]),
    ),
    ...(isLocal ? [] : rowsOf(`${name}, Postgres`, 'µs', ofPostgres)),
  ];
}

/** So many requests of this kind, one after the other. */
async function askAll(installation: Installation, { ask }: Request): Promise<void> {
  for (let call = 0; call < calls; call += 1) {
    const user = installation.users[call % installation.users.length];
    if (user) await ask(user, installation);
  }
}

/** Of processor time: how long a request takes is told by whatever else the machine does. */
const flat = { of: 'ratio', is: 'at most', value: 1.5 } as const;

function rowsOf(name: string, unit: 'ms' | 'µs', all: [Installation, number[]][]): Row[] {
  const what = (items: number) => `${name}: ${items.toLocaleString('en')} items`;
  const [fewest = 0] = sizes;
  return all.map(([{ items }, samples], index) => ({
    what: what(items),
    samples,
    unit,
    ...(index > 0 && { against: what(fewest) }),
    ...(unit === 'µs' && index === sizes.length - 1 && { target: flat }),
  }));
}
