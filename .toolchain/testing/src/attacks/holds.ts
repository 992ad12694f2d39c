import { assert, asyncProperty, type Arbitrary } from 'fast-check';
import { tried } from './tried.ts';

/** How a property is tried. */
export interface Trying<Value> {
  /** How many random cases, unless `CHATDOCK_ATTACK_CASES` says how many. */
  readonly cases: number;
  /** What has failed before: tried first, always. */
  readonly past?: readonly Value[];
}

/**
 * Tries a property on random values. It fails with the smallest value found that breaks it, and with the seed: put the value into
 * `past`, and mend the program.
 */
export async function holds<Value>(
  values: Arbitrary<Value>,
  { cases, past = [] }: Trying<Value>,
  property: (value: Value) => Promise<void> | void,
): Promise<void> {
  const { CHATDOCK_ATTACK_CASES: wanted, CHATDOCK_ATTACK_SEED: seed } = process.env;
  const numRuns = past.length + (wanted ? Number(wanted) : cases);
  await assert(
    asyncProperty(values, async (value) => {
      await property(value);
    }),
    { numRuns, examples: past.map((value) => [value]), ...(seed && { seed: Number(seed) }) },
  );
  tried(numRuns);
}
