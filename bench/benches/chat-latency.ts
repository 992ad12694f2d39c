import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, type Bench, type Row } from '../bench.ts';
import { now, type Shape } from '../chat/answer.ts';
import { withContestants } from '../chat/arena.ts';
import type { Contestant } from '../chat/contestants.ts';
import { openUsers, type User } from '../chat/user.ts';
import { inTurns } from '../rounds.ts';

const rounds = 4;
const streams = 200;
const everyMs = 50;
const shape: Shape = { events: 80, pace: everyMs };
/** Events count from here to here, in milliseconds from the first stream's start: no stream begins or ends then. */
const counted = { from: 1_000, to: 3_600 };

interface Delays {
  p50: number;
  p99: number;
}

/** How long an event takes from the responder to the client, with many streams open. */
export const chatLatency: Bench = {
  name: 'chat-latency',
  question:
    'With 200 streams open, each of them saying something every 50 ms: how long does an event take from the responder that says it to the client that reads it, and how much of that is added to what it takes in a bare loop?',
  minutes: 4,
  beside: ['Postgres', 'chatkit-node-backend-sdk'],
  run: () =>
    withContestants(['node', 'peer', 'chatdock'], async (contestants) => {
      const users = new Map<Contestant, User[]>();
      for (const contestant of contestants) users.set(contestant, await openUsers(contestant, streams));
      const delays = await inTurns(contestants, rounds, (contestant) => measure(users.get(contestant) ?? []));
      for (const { connection } of [...users.values()].flat()) connection.close();
      return rowsOf([...delays]);
    }),
};

async function measure(users: readonly User[]): Promise<Delays> {
  const delays: number[] = [];
  const started = now();
  const take = (said: number, read: number): void => {
    if (said >= started + counted.from && said < started + counted.to) delays.push(read - said);
  };
  const talk = async (user: User, index: number): Promise<void> => {
    await sleep((index * everyMs) / users.length); // they do not all speak at the same moment
    await user.turn(shape, stampReader(take));
  };
  await Promise.all(users.map(talk));
  return { p50: percentile(delays, 50), p99: percentile(delays, 99) };
}

/** Finds the times in an answer's pieces, wherever it was cut. */
function stampReader(take: (said: number, read: number) => void): (piece: Buffer) => void {
  let rest = '';
  return (piece) => {
    const read = now();
    const text = rest + piece.toString('latin1');
    for (const [, stamp] of text.matchAll(/"delta":" ([\d.]+)"/gu)) take(Number(stamp), read);
    const end = text.lastIndexOf('\n\n');
    rest = end < 0 ? text : text.slice(end);
  };
}

function rowsOf(delays: [Contestant, Delays[]][]): Row[] {
  const [bare] = delays;
  return delays.flatMap(([{ name, kind }, samples]) =>
    (['p50', 'p99'] as const).flatMap((which): Row[] => {
      const values = samples.map((sample) => sample[which]);
      const whole: Row = { what: `${name}, ${which}`, samples: values, unit: 'ms' };
      if (kind === 'node') return [whole];
      const added = values.map((value, round) => value - (bare?.[1][round]?.[which] ?? 0));
      const isAsked = kind === 'chatdock' && which === 'p99';
      return [
        whole,
        {
          what: `${name}, ${which}, added`,
          samples: added,
          unit: 'ms',
          ...(isAsked && { target: { of: 'median', is: 'at most', value: 1 } }),
        },
      ];
    }),
  );
}
