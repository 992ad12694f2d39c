import { Client } from 'pg';
import { percentile, type Bench, type Row } from '../bench.ts';
import { withContestants } from '../chat/arena.ts';
import type { BenchDatabase } from '../chat/bench-database.ts';
import { openConnection, type Connection } from '../chat/connection.ts';
import type { Contestant } from '../chat/contestants.ts';
import { collector, fillDatabase, ownerOf, writer } from '../chat/many-items.ts';
import { inTurns, timeInTurns, type Timed } from '../rounds.ts';

const few = 100;
const amounts = { items: [few, 10_000, 1_000_000], threads: 10_000 };
const flat = { of: 'ratio', is: 'at most', value: 1.5 } as const;

interface Subjects {
  peer: Contestant;
  chatdock: Contestant;
  database: BenchDatabase;
}

/** What pages cost in long lists. */
export const chatPages: Bench = {
  name: 'chat-pages',
  question:
    'How long does the last page of 20 items take in a thread of 100, of 10,000 and of 1,000,000, as a statement over `pg` and over HTTP through the whole server; and a page of a user’s 10,000 threads? The peer sorts what it keeps in memory for every page.',
  minutes: 8,
  beside: ['Postgres', 'pg', 'chatkit-node-backend-sdk'],
  run: () =>
    withContestants(
      ['peer', 'chatdock'],
      async ([peer, chatdock], database) => {
        if (!peer || !chatdock) return [];
        await fillDatabase(database.url, amounts);
        return [...(await itemPages({ peer, chatdock, database })), ...(await threadPages([peer, chatdock]))];
      },
      { amounts: JSON.stringify(amounts) },
    ),
};

async function itemPages({ peer, chatdock, database }: Subjects): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const statements = lastPages('its statement over pg', (count) => client.query(statement(count)));
    const ours = lastPages(chatdock.name, pageOver(await connectionOf(chatdock, writer)));
    const theirs = lastPages(peer.name, pageOver(await connectionOf(peer, writer)));
    return [
      ...(await timeInTurns([...statements, ...ours], { rounds: 9, calls: 200 })),
      // The million takes half a second each time, and tells no more when it is asked often.
      ...(await timeInTurns(theirs.slice(0, -1), { rounds: 5, calls: 20 })),
      ...(await timeInTurns(theirs.slice(-1), { rounds: 3, calls: 1 })),
    ];
  } finally {
    await client.end();
  }
}

/** The same page in each thread, compared with that of the shortest. */
function lastPages(who: string, run: (count: number) => Promise<unknown>): Timed[] {
  const name = (count: number) => `last page of ${count.toLocaleString('en')} items: ${who}`;
  return amounts.items.map((count) => ({
    what: name(count),
    run: () => run(count),
    ...(count !== few && { against: name(few) }),
    ...(count !== few && !who.startsWith('chatkit') && { target: flat }),
  }));
}

async function connectionOf(contestant: Contestant, user: string): Promise<Connection> {
  return openConnection(contestant.url, await contestant.signIn(user));
}

const pageOver = (connection: Connection) => (count: number) =>
  connection.post(
    JSON.stringify({
      type: 'items.list',
      params: { thread_id: `thr_${count}`, order: 'desc', limit: 20 },
    }),
  );

/** Prepared once, as the server's are. */
const statement = (count: number) => ({
  name: 'last page',
  text: `select sequence::text as cursor, body from chatdock.thread_items
         where owner = $1 and thread_id = $2 and sequence < $3 order by sequence desc limit 21`,
  values: [ownerOf(writer), `thr_${count}`, '9223372036854775807'],
});

/** Each sample is the slowest but five in a hundred of two hundred pages, half of them the first and half in the middle. */
async function threadPages(contestants: readonly Contestant[]): Promise<Row[]> {
  const connections = new Map<Contestant, Connection>();
  for (const contestant of contestants)
    connections.set(contestant, await connectionOf(contestant, collector));
  const samples = await inTurns(contestants, 5, (contestant) => slowPage(connections.get(contestant)));
  const name = (contestant = contestants[0]) =>
    `page of ${amounts.threads.toLocaleString('en')} threads, p95: ${contestant?.name}`;
  return [...samples].map(([contestant, values]) => ({
    what: name(contestant),
    samples: values,
    unit: 'ms',
    ...(contestant.kind === 'chatdock' && {
      against: name(),
      target: { of: 'median', is: 'at most', value: 20 } as const,
    }),
  }));
}

async function slowPage(connection: Connection | undefined): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < 200; call += 1) {
    const after = call % 2 === 0 ? {} : { after: `thr_${5_000 + call}` };
    const started = performance.now();
    await connection?.post(JSON.stringify({ type: 'threads.list', params: after }));
    times.push(performance.now() - started);
  }
  return percentile(times, 95);
}
