import { bareLoop, bridgeLoop, type Loop } from '../agents/loops.ts';
import { percentile, type Bench, type Row } from '../bench.ts';
import { now } from '../chat/answer.ts';
import { inTurns } from '../rounds.ts';

const rounds = 6;
const paced = { pieces: 1_000, pace: 1 };
const atOnce = { pieces: 20_000, pace: 'at once' as const };

/** Milliseconds from a piece's being said to its being read. */
interface Delays {
  readonly p50: number;
  readonly p99: number;
}

const loops = new Map<string, Loop>([
  ['limit: the bare SDK loop', bareLoop],
  ['the bridge', bridgeLoop],
]);
const [bare = '', bridge = ''] = loops.keys();

/** What the bridge costs beside the loop that one would write on the SDK alone. */
export const agentEvents: Bench = {
  name: 'agent-events',
  question:
    'A model says a piece of text every millisecond: how much longer does an event take through the bridge than through a bare loop over the SDK? And what does an event cost in all when the model speaks as fast as it is read?',
  minutes: 3,
  beside: ['@openai/agents-core'],
  async run(): Promise<Row[]> {
    const delays = await inTurns([...loops.keys()], rounds, (name) => measureDelays(loops.get(name)));
    const costs = await inTurns([...loops.keys()], rounds, (name) => measureCost(loops.get(name)));
    return [...delayRows(delays), ...costRows(costs)];
  },
};

async function measureDelays(loop: Loop = bareLoop): Promise<Delays> {
  const delays: number[] = [];
  await loop(paced, (text) => void delays.push(now() - Number(text)));
  return { p50: percentile(delays, 50), p99: percentile(delays, 99) };
}

/** Microseconds for each piece. */
async function measureCost(loop: Loop = bareLoop): Promise<number> {
  const started = performance.now();
  let read = 0;
  await loop(atOnce, () => (read += 1));
  if (read !== atOnce.pieces) throw new Error(`${read} pieces were read.`);
  return ((performance.now() - started) * 1_000) / atOnce.pieces;
}

function delayRows(delays: Map<string, Delays[]>): Row[] {
  const of = (name: string, which: keyof Delays) => (delays.get(name) ?? []).map((delay) => delay[which]);
  return (['p50', 'p99'] as const).flatMap((which): Row[] => [
    { what: `${bare}, ${which}`, samples: of(bare, which), unit: 'ms' },
    { what: `${bridge}, ${which}`, samples: of(bridge, which), unit: 'ms' },
    {
      what: `${bridge}, ${which}, added`,
      samples: of(bridge, which).map((value, round) => value - (of(bare, which)[round] ?? 0)),
      unit: 'ms',
      ...(which === 'p99' && { target: { of: 'median', is: 'at most', value: 0.2 } }),
    },
  ]);
}

const atOnceOf = (name: string) => `${name}, each event, at once`;

function costRows(costs: Map<string, number[]>): Row[] {
  return [
    { what: atOnceOf(bare), samples: costs.get(bare) ?? [], unit: 'µs' },
    { what: atOnceOf(bridge), samples: costs.get(bridge) ?? [], unit: 'µs', against: atOnceOf(bare) },
  ];
}
