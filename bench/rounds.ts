import type { Row } from './bench.ts';

/** Measures all in turns, so that what else the machine does hits all alike. What came first was the warm-up, and is dropped. */
export async function inTurns<Key, Sample>(
  keys: readonly Key[],
  rounds: number,
  measure: (key: Key, round: number) => Promise<Sample>,
): Promise<Map<Key, Sample[]>> {
  const samples = new Map(keys.map((key): [Key, Sample[]] => [key, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [key, kept] of samples) {
      const sample = await measure(key, round);
      if (round > 0) kept.push(sample);
    }
  }
  return samples;
}

/** One thing to time; `index` counts up, so that every call can have another owner. */
export interface Timed {
  what: string;
  against?: string;
  target?: Row['target'];
  run: (index: number) => Promise<unknown>;
}

/** Milliseconds per call of each. */
export async function timeInTurns(
  timed: readonly Timed[],
  { rounds, calls }: { rounds: number; calls: number },
): Promise<Row[]> {
  const samples = await inTurns(timed, rounds, async ({ run }, round) => {
    const started = performance.now();
    for (let call = 0; call < calls; call += 1) await run(round * calls + call);
    return (performance.now() - started) / calls;
  });
  return timed.map((one) => ({
    what: one.what,
    samples: samples.get(one) ?? [],
    unit: 'ms',
    ...(one.against && { against: one.against }),
    ...(one.target && { target: one.target }),
  }));
}
