import type { Series } from './read-chart.ts';

/** From where to where a value reaches; `null` where there is none. */
export type Span = readonly [from: number, to: number] | null;

/** The spans of each series, row by row: those of one stack begin where those below end, up and down apart. */
export function spansOf(series: readonly Series[]): Span[][] {
  const heights = new Map<string, number>();
  return series.map(({ kind, stack, values }) =>
    values.map((value, row) => {
      if (value === null) return null;
      if (kind === 'line') return [0, value];
      const key = `${kind}/${stack}/${row}/${value < 0}`;
      const from = heights.get(key) ?? 0;
      heights.set(key, from + value);
      return [from, from + value];
    }),
  );
}

/** Marks of an axis at round numbers that hold all of them and 0; at most `most` and one. */
export function marksOf(spans: readonly (readonly Span[])[], most: number): number[] {
  const ends = spans.flat().flatMap((span) => span ?? []);
  const least = ends.reduce((one, other) => Math.min(one, other), 0);
  const greatest = ends.reduce((one, other) => Math.max(one, other), 0);
  const step = roundUp((greatest - least || 1) / most);
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(greatest / step), first + 1);
  // Sums of steps would gather what each is off by.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The next of 1, 2, 5 and 10, by powers of ten. */
function roundUp(number: number): number {
  const power = 10 ** Math.floor(Math.log10(number));
  return ([1, 2, 5].find((round) => round * power >= number * (1 - 1e-9)) ?? 10) * power;
}
