/** One measured figure. */
export interface Row {
  /** What was measured, in words for the table. */
  what: string;
  /** All the samples, in `unit`. */
  samples: number[];
  unit: 'ms' | 'kB';
  /** The `what` of the row that this one is compared with: a peer, or the physical limit. */
  against?: string;
}

/** A question, and how to get its answer. `run` takes a minute or two at most. */
export interface Bench {
  name: string;
  question: string;
  run(): Promise<Row[]>;
}

/** The middle value: of an even number of samples the lower of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
