import type { ChartModel } from './read-chart.ts';
import { type Span, marksOf, spansOf } from './stacks.ts';

/** Where things are, in pixels. Rows begin where lines of text begin. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** What is drawn of the values lies between these. */
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
  /** Room of one row. */
  readonly band: number;
  readonly marks: readonly number[];
  /** A mark of the axis in words. */
  readonly markOf: (value: number) => string;
  readonly spans: readonly (readonly Span[])[];
  /** The middle of a row, and the height of a value. */
  readonly x: (row: number) => number;
  readonly y: (value: number) => number;
  /** The row at a place. */
  readonly rowAt: (x: number) => number;
  /** Where something is that begins at `x` and is so wide. */
  readonly place: (x: number, width: number) => number;
  readonly isMirrored: boolean;
}

/** Of a character, more or less, at the size of the axes. */
export const characterWidth = 6.5;

export function layOut(
  model: ChartModel,
  { width, height, isMirrored }: { width: number; height: number; isMirrored: boolean },
): Layout {
  const spans = spansOf(model.series);
  const marks = marksOf(spans, height > 120 ? 4 : 2);
  const least = marks[0] ?? 0;
  const reach = (marks.at(-1) ?? 1) - least;
  const compact = new Intl.NumberFormat(model.locale, { notation: 'compact', maximumFractionDigits: 2 });
  const markOf = (value: number): string => compact.format(value);
  const widest = Math.max(...marks.map((mark) => markOf(mark).length));
  const start = model.showYAxis ? Math.min(Math.ceil(widest * characterWidth) + 10, width / 3) : 0;
  const [top, bottom] = [8, height - (model.showXAxis ? 26 : 4)];
  const rows = Math.max(model.labels.length, 1);
  const band = (width - start) / rows;
  const place = (x: number, wide: number): number => (isMirrored ? width - x - wide : x);
  return {
    width,
    height,
    start,
    end: width,
    top,
    bottom,
    band,
    marks,
    markOf,
    spans,
    x: (row) => place(start + (row + 0.5) * band, 0),
    y: (value) => bottom - ((value - least) / reach) * (bottom - top),
    rowAt: (x) => Math.min(Math.max(Math.floor((place(x, 0) - start) / band), 0), rows - 1),
    place,
    isMirrored,
  };
}
