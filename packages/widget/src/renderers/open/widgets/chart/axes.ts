import { type Layout, characterWidth } from './layout.ts';
import type { ChartModel } from './read-chart.ts';
import { svgElement } from './svg-element.ts';

/** No label of a row is longer. */
const longest = 18;

/** Hairlines at the marks, with what they stand for. */
export function yAxis({ showYAxis }: ChartModel, layout: Layout): SVGElement[] {
  const { start, end, place, y, marks, markOf, isMirrored } = layout;
  return marks.flatMap((mark) => {
    const at = Math.round(y(mark)) + 0.5;
    const line = svgElement('line', {
      class: mark === 0 ? 'zero' : 'grid',
      x1: place(start, 0),
      x2: place(end, 0),
      y1: at,
      y2: at,
    });
    if (!showYAxis) return [line];
    const words = svgElement(
      'text',
      { x: place(start - 8, 0), y: at, dy: '0.32em', 'text-anchor': isMirrored ? 'start' : 'end' },
      new Text(markOf(mark)),
    );
    return [line, words];
  });
}

/** The labels of the rows, as many as there is room for. */
export function xAxis({ labels, showXAxis }: ChartModel, { band, x, height }: Layout): SVGElement[] {
  if (!showXAxis) return [];
  const shown = labels.map((label) => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label));
  const widest = Math.max(0, ...shown.map(({ length }) => length)) * characterWidth + 10;
  const every = Math.max(1, Math.ceil(widest / band));
  const offset = Math.floor(((labels.length - 1) % every) / 2);
  return shown.flatMap((label, row) =>
    row % every === offset
      ? [svgElement('text', { x: x(row), y: height - 6, 'text-anchor': 'middle' }, new Text(label))]
      : [],
  );
}
