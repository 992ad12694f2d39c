import { chatdock } from '@chatdock/server';
import type { Bench, Row } from '../bench.ts';
import { withContestants } from '../chat/arena.ts';
import type { BenchDatabase } from '../chat/bench-database.ts';
import { openConnection, type Connection } from '../chat/connection.ts';
import type { Contestant } from '../chat/contestants.ts';
import { costOf } from '../chat/cost.ts';
import { outOfReach } from '../chat/out-of-reach.ts';
import { inTurns } from '../rounds.ts';
import { secret, userToken } from '../sessions/user-token.ts';

const rounds = 9;
const connections = 16;
const each = 150;

/** The door: what a session costs, and what it costs to come back with one. */
export const sessionRoute: Bench = {
  name: 'session-route',
  question:
    'What does `POST /session` cost with a user’s HS256 token, beside Express and jose alone, on 16 connections that are never idle? And what does it add to a chat request to know who asks, beside the same server’s answer to an address that it does not have, both without a network?',
  minutes: 4,
  beside: ['Postgres', 'express', 'jose'],
  run: () =>
    withContestants(['express-jose', 'chatdock'], async (contestants, database) => [
      ...(await routes(contestants)),
      ...(await authentication(database)),
    ]),
};

async function routes(contestants: readonly Contestant[]): Promise<Row[]> {
  const open = new Map<Contestant, Connection[]>();
  for (const contestant of contestants) open.set(contestant, await sessionConnections(contestant));
  const costs = await inTurns(contestants, rounds, (contestant) => {
    const mine = open.get(contestant) ?? [];
    return costOf(contestant, mine.length * each, () => Promise.all(mine.map(ask)));
  });
  for (const connection of [...open.values()].flat()) connection.close();
  const [limit] = contestants;
  const against = (what: string) => `${limit?.name}, ${what}`;
  return [...costs].flatMap(([{ kind, name }, samples]): Row[] => [
    {
      what: `${name}, a session`,
      samples: samples.map(({ cpu }) => cpu),
      unit: 'µs',
      ...(kind === 'chatdock' && { against: against('a session') }),
    },
    {
      what: `${name}, a session, rate`,
      samples: samples.map(({ rate }) => rate),
      unit: '1/s',
      ...(kind === 'chatdock' && {
        against: against('a session, rate'),
        target: { of: 'ratio', is: 'at least', value: 0.8 },
      }),
    },
  ]);
}

function sessionConnections({ url }: Contestant): Promise<Connection[]> {
  const address = new URL(`${url.pathname}/session`, url);
  const open = async (_: unknown, index: number) =>
    openConnection(address, { authorization: `Bearer ${await userToken(`user ${index}`)}` });
  return Promise.all(Array.from({ length: connections }, open));
}

async function ask(connection: Connection): Promise<void> {
  for (let done = 0; done < each; done += 1) await connection.post('');
}

const quiet = (): void => {};

/** Requests that are refused for their type, which comes right after it is known who asks. */
async function authentication(database: BenchDatabase): Promise<Row[]> {
  const chat = chatdock({
    auth: { secret },
    database: database.url,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    limits: outOfReach,
    respond: async function* () {},
  });
  await chat.ready;
  const timed = async (path: string, expected: number, headers: Record<string, string>) => {
    const request = new Request(`http://bench/api/chatkit${path}`, { method: 'POST', headers, body: 'x' });
    const started = performance.now();
    const { status } = await chat.fetch(request);
    const milliseconds = performance.now() - started;
    if (status !== expected) throw new Error(`${path}: ${status}`);
    return milliseconds;
  };
  const plain: number[] = [];
  const known: number[] = [];
  const first: number[] = [];
  for (let round = 0; round < 2_000; round += 1) {
    const authorization = `Bearer ${await openSession(chat.fetch, `user ${round}`)}`;
    const unknown = await timed('/nothing', 404, {});
    const atFirst = await timed('', 415, { authorization });
    const again = await timed('', 415, { authorization });
    if (round < 200) continue; // the warm-up
    plain.push(unknown);
    first.push(Math.max(0, atFirst - unknown));
    known.push(Math.max(0, again - unknown));
  }
  await chat.close();
  const target = { of: 'median', is: 'at most', value: 0.2 } as const;
  return [
    { what: 'in process, an address that is not there', samples: plain, unit: 'ms' },
    { what: 'knowing who asks adds, at the first request of a session', samples: first, unit: 'ms', target },
    { what: 'knowing who asks adds, at each request after', samples: known, unit: 'ms', target },
  ];
}

async function openSession(handle: ReturnType<typeof chatdock>['fetch'], subject: string): Promise<string> {
  const headers = { authorization: `Bearer ${await userToken(subject)}` };
  const response = await handle(new Request('http://bench/api/chatkit/session', { method: 'POST', headers }));
  const body: { client_secret: string } = await response.json();
  return body.client_secret;
}
