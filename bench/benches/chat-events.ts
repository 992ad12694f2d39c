import type { Bench, Row } from '../bench.ts';
import type { Shape } from '../chat/answer.ts';
import { withContestants } from '../chat/arena.ts';
import type { Contestant } from '../chat/contestants.ts';
import { costOf, costRows, type CostTargets } from '../chat/cost.ts';
import { openUsers, type User } from '../chat/user.ts';
import { inTurns } from '../rounds.ts';

const rounds = 5;

interface Load {
  name: string;
  shape: Shape;
  /** Conversations at once, and the turns that each of them takes. */
  users: number;
  turns: number;
  targets: CostTargets;
}

/** What is asked for, even of a peer that stores nothing. */
const asked = { mostOfLimit: 1.3, peer: 'peer', leastOfPeer: 2 } as const;
/** Where the fixed cost of a turn shows: ahead of a peer that stores the turn as well. */
const ahead = { peer: 'peer-postgres', leastOfPeer: 1 } as const;

const loads: Load[] = [
  {
    name: 'a flood',
    shape: { events: 20_000, pace: 'at once' },
    users: 2,
    turns: 6,
    targets: asked,
  },
  {
    name: 'turns of 2,000',
    shape: { events: 2_000, pace: 'at once' },
    users: 4,
    turns: 25,
    targets: asked,
  },
  { name: 'turns of 500', shape: { events: 500, pace: 'at once' }, users: 4, turns: 10, targets: ahead },
  { name: 'turns of 24', shape: { events: 24, pace: 'at once' }, users: 8, turns: 40, targets: ahead },
  { name: 'one a tick', shape: { events: 500, pace: 'each tick' }, users: 4, turns: 8, targets: ahead },
];

/** What an event of a streamed answer costs through the whole server. */
export const chatEvents: Bench = {
  name: 'chat-events',
  question:
    'What does an event of a streamed answer cost, through session, Express, store and Postgres, beside a bare loop that writes it and does nothing else? In processor time, that of all processes of Postgres included, and in events per second of one process, on a machine that it shares with Postgres and the client. A flood is 20,000 events as fast as they are taken; the fixed cost of a turn is spread over its 2,000, 500 or 24 events; one a tick leaves nothing to be written together. The limits keep nothing; batched writes together what one tick produced.',
  minutes: 6,
  beside: ['Postgres', 'chatkit-node-backend-sdk'],
  run: () =>
    withContestants(['node', 'batch', 'peer', 'peer-postgres', 'chatdock'], async (contestants) => {
      const rows: Row[] = [];
      for (const load of loads) rows.push(...(await measure(contestants, load)));
      return rows;
    }),
};

async function measure(contestants: readonly Contestant[], load: Load): Promise<Row[]> {
  const users = new Map<Contestant, User[]>();
  for (const contestant of contestants) users.set(contestant, await openUsers(contestant, load.users));
  const events = load.users * load.turns * load.shape.events;
  const costs = await inTurns(contestants, rounds, (contestant) =>
    costOf(contestant, events, () =>
      Promise.all((users.get(contestant) ?? []).map((user) => talk(user, load))),
    ),
  );
  for (const { connection } of [...users.values()].flat()) connection.close();
  return costRows(load.name, costs, load.targets);
}

async function talk(user: User, { shape, turns }: Load): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await user.turn(shape);
}
