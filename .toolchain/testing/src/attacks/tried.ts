declare module 'vitest' {
  interface TaskMeta {
    /** How many assertions a test has made, or how many cases it says that it has tried, if those are more. */
    checks?: number;
  }
}

let cases = 0;

/** Says that the running test has tried so many cases, for tests that make fewer assertions than that. */
export function tried(count: number): void {
  cases += count;
}

/** What was said since it was asked last. */
export function takeTried(): number {
  const taken = cases;
  cases = 0;
  return taken;
}
