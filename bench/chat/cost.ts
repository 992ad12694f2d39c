import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../bench.ts';
import type { Contestant, Kind } from './contestants.ts';

/** What some work took. */
export interface Cost {
  /** Microseconds of processor time per piece of work: the contestant's, with its Postgres. */
  cpu: number;
  /** Pieces of work in a second. */
  rate: number;
  /** Microseconds of processor time per piece of work that this process, the client, took beside it. */
  client: number;
}

/** How long a contestant gets to do what it has put off, in milliseconds; that counts too. */
const restMs = 250;

/** Does the work and tells what each of its `pieces` cost. */
export async function costOf(
  contestant: Contestant,
  pieces: number,
  work: () => Promise<unknown>,
): Promise<Cost> {
  const before = await contestant.cpu();
  const client = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(client);
  await sleep(restMs);
  const after = await contestant.cpu();
  return {
    cpu: (after - before) / pieces,
    rate: pieces / seconds,
    client: (user + system) / pieces,
  };
}

/** What is asked of Chatdock: of its processor time beside the limit's, and of its rate beside a peer's. */
export interface CostTargets {
  mostOfLimit?: number | undefined;
  peer: Kind;
  leastOfPeer: number;
}

/** The rows of one kind of work, of which the costs are known; `work` names it. */
export function costRows(
  work: string,
  costs: ReadonlyMap<Contestant, Cost[]>,
  { mostOfLimit, peer, leastOfPeer }: CostTargets,
): Row[] {
  const name = (wanted: Kind) => [...costs.keys()].find(({ kind }) => kind === wanted)?.name;
  const cpu = [...costs].map(([{ kind, name: who }, samples]): Row => ({
    what: `${who}, ${work}`,
    samples: samples.map((cost) => cost.cpu),
    unit: 'µs',
    ...(kind !== 'node' && { against: `${name('node')}, ${work}` }),
    ...(kind === 'chatdock' && mostOfLimit && { target: { of: 'ratio', is: 'at most', value: mostOfLimit } }),
  }));
  const rates = [...costs].map(([{ kind, name: who }, samples]): Row => ({
    what: `${who}, ${work}, rate`,
    samples: samples.map((cost) => cost.rate),
    unit: '1/s',
    ...(kind === 'chatdock' && {
      against: `${name(peer)}, ${work}, rate`,
      target: { of: 'ratio', is: 'at least', value: leastOfPeer },
    }),
  }));
  const client = [...costs.values()].flat().map((cost) => cost.client);
  return [...cpu, { what: `the client of this bench, ${work}`, samples: client, unit: 'µs' }, ...rates];
}
