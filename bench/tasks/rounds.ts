import type { Row } from '../bench.ts';

/** One thing to time; `index` counts up, so that every call can have another owner. */
export interface Timed {
  what: string;
  against?: string;
  run: (index: number) => Promise<unknown>;
}

/** Milliseconds per call of each, one after the other in turns, so that what else the machine does hits all alike. */
export async function timeInTurns(
  timed: readonly Timed[],
  { rounds, calls }: { rounds: number; calls: number },
): Promise<Row[]> {
  const samples = timed.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [at, { run }] of timed.entries()) {
      const started = performance.now();
      for (let call = 0; call < calls; call += 1) await run(round * calls + call + calls);
      // The first round warms up: statements are prepared, code is compiled.
      if (round >= 0) samples[at]?.push((performance.now() - started) / calls);
    }
  }
  return timed.map(({ what, against }, at) => ({
    what,
    samples: samples[at] ?? [],
    unit: 'ms',
    ...(against ? { against } : {}),
  }));
}
