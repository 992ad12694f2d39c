/** Random numbers that can be had again: by the seed in the test's name, in CHATDOCK_TEST_SEED. */
export interface Seeded {
  readonly seed: number;
  /** A whole number of this range, both ends included. */
  between(least: number, most: number): number;
}

export function seeded(seed = Number(process.env['CHATDOCK_TEST_SEED'] ?? Date.now() % 1_000_000)): Seeded {
  let state = seed;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return { seed, between: (least, most) => least + Math.floor(next() * (most - least + 1)) };
}
