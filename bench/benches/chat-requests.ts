import type { Bench, Row } from '../bench.ts';
import type { Shape } from '../chat/answer.ts';
import { withContestants } from '../chat/arena.ts';
import type { Contestant } from '../chat/contestants.ts';
import { costOf, costRows } from '../chat/cost.ts';
import { openUser, openUsers, type User } from '../chat/user.ts';
import { inTurns } from '../rounds.ts';

const rounds = 7;
const ahead = { peer: 'peer-postgres', leastOfPeer: 1 } as const;
const list = JSON.stringify({ type: 'threads.list', params: {} });
const shortTurn: Shape = { events: 24, pace: 'at once' };

/** One kind of request, on connections that are never idle. */
interface Load {
  name: string;
  each: number;
  open: (contestant: Contestant) => Promise<User[]>;
  ask: (user: User) => Promise<void>;
}

const loads: Load[] = [
  {
    name: 'threads.list of 20',
    each: 50,
    open: (contestant) => Promise.all(Array.from({ length: 20 }, () => openUser(contestant, 'lister'))),
    ask: ({ connection }) => connection.post(list),
  },
  {
    name: 'a turn of 24 events',
    each: 25,
    open: (contestant) => openUsers(contestant, 16),
    ask: (user) => user.turn(shortTurn),
  },
];

/** What a whole request costs. */
export const chatRequests: Bench = {
  name: 'chat-requests',
  question:
    'What does a request cost, beside one that is answered from a constant? In processor time, that of all processes of Postgres included, and in requests per second on 20 and on 16 connections that are never idle. The bare ones keep nothing.',
  minutes: 5,
  beside: ['Postgres', 'express', 'chatkit-node-backend-sdk'],
  run: () =>
    withContestants(['node', 'express', 'peer', 'peer-postgres', 'chatdock'], async (contestants) => {
      const rows: Row[] = [];
      for (const load of loads) rows.push(...(await measure(contestants, load)));
      return rows;
    }),
};

async function measure(contestants: readonly Contestant[], { name, each, open, ask }: Load): Promise<Row[]> {
  const users = new Map<Contestant, User[]>();
  for (const contestant of contestants) users.set(contestant, await open(contestant));
  const work = async (user: User): Promise<void> => {
    for (let done = 0; done < each; done += 1) await ask(user);
  };
  const costs = await inTurns(contestants, rounds, (contestant) => {
    const mine = users.get(contestant) ?? [];
    return costOf(contestant, mine.length * each, () => Promise.all(mine.map(work)));
  });
  for (const { connection } of [...users.values()].flat()) connection.close();
  return costRows(name, costs, ahead);
}
