import type { Bench, Row } from '../bench.ts';
import { openBenchDatabase } from '../chat/bench-database.ts';
import { openUsers, type User } from '../chat/user.ts';
import { inTurns } from '../rounds.ts';
import { acrossProcesses } from '../scale/across-processes.ts';
import { startFleet, type Fleet } from '../scale/fleet.ts';
import { standingCosts } from '../scale/standing-costs.ts';
import { takeTurns, talkAll, type TurnCosts, type TurnLoad } from '../scale/turns.ts';

const sizes = [1, 2, 4];
const rounds = 3;

interface Load extends TurnLoad {
  name: string;
  users: (processes: number) => number;
  /** Whether the times are told as well. */
  isTimed: boolean;
  /** Of the processor time of servers and Postgres with 4 processes, beside one. */
  target?: Row['target'];
}

const short = { shape: { events: 24, pace: 'at once' }, each: 12, warmUp: 2, everyMs: 640 } as const;
/** What crosses processes must cost next to nothing; a machine that is busy with others tells no less than this apart. */
const flat = { of: 'ratio', is: 'at most', value: 1.2 } as const;

const loads: Load[] = [
  {
    ...short,
    name: '12.5 short turns a second on each process',
    users: (processes) => 8 * processes,
    isTimed: false,
    target: flat,
  },
  { ...short, name: '50 short turns a second in all', users: () => 32, isTimed: true },
  {
    name: '60 answers of 100 events in 3 s',
    users: () => 60,
    shape: { events: 100, pace: 30 },
    each: 1,
    warmUp: 0,
    everyMs: 3_000,
    isTimed: true,
  },
];

/** What more processes cost, and what they do for each other. */
export const scale: Bench = {
  name: 'scale',
  minutes: 20,
  beside: ['Postgres'],
  question:
    '1, 2 and 4 processes of the server behind one proxy, on one Postgres, all on one machine: what does a turn cost each part in processor time, and does it stay the same with more processes? A turn is asked for as the chat does: under a key of its own, ready to come back, its log kept; a short one has 24 events at once. With the same load on each process, what is added is what processes cost each other; with the same load in all, what a process costs by itself is spread over fewer turns as well. And what goes from process to process: news, who answers, ended sessions, limits.',
  async run() {
    const database = await openBenchDatabase();
    const fleets: Fleet[] = [];
    try {
      for (const processes of sizes) fleets.push(await startFleet(database, { processes }));
      for (const fleet of fleets) await warmUp(fleet);
      const rows: Row[] = [];
      for (const load of loads) rows.push(...(await measure(fleets, load)));
      for (const fleet of fleets.splice(0)) await fleet.stop();
      return [...rows, ...(await standingCosts(database)), ...(await acrossProcesses(database))];
    } finally {
      for (const fleet of fleets) await fleet.stop();
      await database.stop();
    }
  },
};

/** Until every process, and every connection to Postgres, has done all of it often. */
async function warmUp(fleet: Fleet): Promise<void> {
  const users = await openUsers(fleet, 8);
  const each = 40 * fleet.urls.length;
  await talkAll(users, { shape: short.shape, each, everyMs: 0 });
  for (const { connection } of users) connection.close();
}

async function measure(fleets: readonly Fleet[], load: Load): Promise<Row[]> {
  const users = new Map<Fleet, User[]>();
  for (const fleet of fleets) users.set(fleet, await openUsers(fleet, load.users(fleet.urls.length)));
  const costs = await inTurns(fleets, rounds, (fleet) => takeTurns(fleet, users.get(fleet) ?? [], load));
  for (const { connection } of [...users.values()].flat()) connection.close();
  return parts
    .filter(({ unit }) => load.isTimed || unit !== 'ms')
    .flatMap((part) => rowsOf(part, load, [...costs]));
}

interface Part {
  what: string;
  unit: Row['unit'];
  of: (costs: TurnCosts) => number;
}

const whole = 'servers and Postgres';
const none = { of: 'median', is: 'at most', value: 0 } as const;

const parts: Part[] = [
  { what: whole, unit: 'µs', of: (costs) => costs.servers + costs.postgres },
  { what: 'servers', unit: 'µs', of: (costs) => costs.servers },
  { what: 'Postgres', unit: 'µs', of: (costs) => costs.postgres },
  { what: 'proxy', unit: 'µs', of: (costs) => costs.proxy },
  { what: 'client', unit: 'µs', of: (costs) => costs.client },
  { what: 'rate', unit: '1/s', of: (costs) => costs.rate },
  { what: 'first event, p50', unit: 'ms', of: (costs) => costs.firstP50 },
  { what: 'first event, p95', unit: 'ms', of: (costs) => costs.firstP95 },
  { what: 'whole, p50', unit: 'ms', of: (costs) => costs.wholeP50 },
  { what: 'whole, p95', unit: 'ms', of: (costs) => costs.wholeP95 },
  { what: 'failed', unit: 'turns', of: (costs) => costs.failed },
];

function rowsOf({ what, unit, of }: Part, load: Load, costs: [Fleet, TurnCosts[]][]): Row[] {
  const name = (fleet: Fleet | undefined) => `${load.name}, ${fleet?.name}: ${what}`;
  const [alone] = costs;
  return costs.map(([fleet, samples], index): Row => {
    const target = targetOf(what, load, index);
    const isCompared = index > 0 && what !== 'failed' && what !== 'rate';
    return {
      what: name(fleet),
      samples: samples.map(of),
      unit,
      ...(isCompared && { against: name(alone?.[0]) }),
      ...(target && { target }),
    };
  });
}

function targetOf(what: string, { target }: Load, index: number): Row['target'] {
  if (what === 'failed') return none;
  return what === whole && index === sizes.length - 1 ? target : undefined;
}
