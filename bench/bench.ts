/** One measured figure. */
export interface Row {
  /** What was measured, in words for the table. */
  what: string;
  /** All the samples, in `unit`. */
  samples: number[];
  unit: 'ms' | 'µs' | 'kB' | '1/s' | 'requests' | 'nodes' | 'turns' | 'transactions' | 'connections';
  /** The `what` of the row that this one is compared with: a peer, or the physical limit. */
  against?: string;
  target?: Target;
}

/** What a row has to reach: its median, in its unit, or its ratio to the row that it is compared with. */
export interface Target {
  of: 'median' | 'ratio';
  is: 'at most' | 'at least';
  value: number;
}

/** A question, and how to get its answer. */
export interface Bench {
  name: string;
  question: string;
  /** What `run` may take at most, on a slow machine; it mostly takes a third of it. */
  minutes: number;
  /** What it measures with or beside, whose version is to be told: packages, `Chromium`, `Postgres`. */
  beside: readonly string[];
  run(): Promise<Row[]>;
}

/** The middle value: of an even number of samples the lower of the two in the middle. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 50);
}

/** The value that `percent` of the samples do not exceed. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}
