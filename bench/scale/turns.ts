import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench.ts';
import type { Shape } from '../chat/answer.ts';
import type { User } from '../chat/user.ts';
import type { Fleet, FleetCpu } from './fleet.ts';

/** What so many turns at once took. */
export interface TurnCosts extends FleetCpu {
  /** Turns in a second. */
  rate: number;
  failed: number;
  /** Milliseconds from the message to the answer’s first event, and to its end. */
  firstP50: number;
  firstP95: number;
  wholeP50: number;
  wholeP95: number;
  /** Microseconds of processor time per turn that the client took; the other parts’ are per turn as well. */
  client: number;
}

export interface TurnLoad {
  shape: Shape;
  /** How many turns each user takes, one after the other, and how many before anything is measured. */
  each: number;
  warmUp: number;
  /** How many milliseconds lie between the beginnings of a user’s turns, unless one takes longer. */
  everyMs: number;
}

/** How long the servers get to do what they have put off, in milliseconds; that counts too. */
const restMs = 1_500;

/** Every user takes their turns, as the chat asks for them; the load is the same for whoever is fast enough. */
export async function takeTurns(
  fleet: Fleet,
  users: readonly User[],
  { shape, each, warmUp, everyMs }: TurnLoad,
): Promise<TurnCosts> {
  await talkAll(users, { shape, each: warmUp, everyMs });
  const before = await fleet.cpu();
  const client = process.cpuUsage();
  const started = performance.now();
  const { first, whole, failed } = await talkAll(users, { shape, each, everyMs });
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(client);
  await sleep(restMs);
  const after = await fleet.cpu();
  const turns = users.length * each;
  return {
    servers: (after.servers - before.servers) / turns,
    proxy: (after.proxy - before.proxy) / turns,
    postgres: (after.postgres - before.postgres) / turns,
    client: (user + system) / turns,
    rate: turns / seconds,
    failed,
    firstP50: percentile(first, 50),
    firstP95: percentile(first, 95),
    wholeP50: percentile(whole, 50),
    wholeP95: percentile(whole, 95),
  };
}

/** How long each turn took, in milliseconds, and how many did not come to their end. */
export async function talkAll(users: readonly User[], { shape, each, everyMs }: Omit<TurnLoad, 'warmUp'>) {
  const first: number[] = [];
  const whole: number[] = [];
  let failed = 0;
  const take = async (user: User): Promise<void> => {
    const started = performance.now();
    const atFirst = onceSaid('"thread.item.added"', () => first.push(performance.now() - started));
    try {
      await user.chatTurn(shape, atFirst);
      whole.push(performance.now() - started);
    } catch {
      failed += 1;
    }
  };
  const start = performance.now();
  const talk = async (user: User, index: number): Promise<void> => {
    for (let turn = 0; turn < each; turn += 1) {
      const due = start + (turn + index / users.length) * everyMs;
      await sleep(Math.max(0, due - performance.now()));
      await take(user);
    }
  };
  await Promise.all(users.map(talk));
  return { first, whole, failed };
}

/** Looks for a word in an answer’s pieces, until it has come. */
function onceSaid(word: string, tell: () => void): (piece: Buffer) => void {
  let text = '';
  let isTold = false;
  return (piece) => {
    if (isTold) return;
    text += piece.toString('latin1');
    isTold = text.includes(word);
    if (isTold) tell();
  };
}
