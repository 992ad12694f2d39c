import { area, line } from 'd3-shape';
import { curveOf } from './curves.ts';
import type { Layout } from './layout.ts';
import type { ChartModel, Series } from './read-chart.ts';
import { painted, svgElement } from './svg-element.ts';

/** Unless the widget says how far bars are apart. */
const widestBar = 56;

/** What the values of all series look like: areas at the back, lines in front. */
export function shapesOf(model: ChartModel, layout: Layout): SVGElement[] {
  const drawn = model.series.map((series, index) => ({ series, index }));
  const of = (kind: Series['kind']) => drawn.filter(({ series }) => series.kind === kind);
  return [
    ...of('area').flatMap((one) => areaOf(one, layout)),
    ...bars(model, layout),
    ...of('line').map(({ series, index }) => stroke(series, pointsOf(index, layout))),
  ];
}

interface Point {
  x: number;
  from: number;
  to: number;
}

function pointsOf(index: number, { spans, x, y }: Layout): (Point | null)[] {
  return (spans[index] ?? []).map((span, row) => span && { x: x(row), from: y(span[0]), to: y(span[1]) });
}

const isThere = (point: Point | null): boolean => point !== null;

function areaOf({ series, index }: { series: Series; index: number }, layout: Layout): SVGElement[] {
  const points = pointsOf(index, layout);
  const path = area<Point | null>()
    .defined(isThere)
    .curve(curveOf(series.curve))
    .x((point) => point?.x ?? 0)
    .y0((point) => point?.from ?? 0)
    .y1((point) => point?.to ?? 0);
  const filled = svgElement('path', { class: 'area', d: path(points) ?? '' });
  return [painted(filled, 'fill', series.color), stroke(series, points)];
}

function stroke({ color, curve }: Series, points: readonly (Point | null)[]): SVGElement {
  const path = line<Point | null>()
    .defined(isThere)
    .curve(curveOf(curve))
    .x((point) => point?.x ?? 0)
    .y((point) => point?.to ?? 0);
  return painted(svgElement('path', { class: 'line', d: path([...points]) ?? '' }), 'stroke', color);
}

/** The bars of a row stand beside each other, those of a stack on each other. */
function bars({ series, barGap, rowGap }: ChartModel, layout: Layout): SVGElement[] {
  const { band } = layout;
  const stacks = [...new Set(series.flatMap(({ kind, stack }) => (kind === 'bar' ? [stack] : [])))];
  const room = band - Math.min(rowGap ?? band * 0.25, band * 0.8);
  const gap = Math.min(barGap, room / (2 * stacks.length));
  const share = (room - gap * (stacks.length - 1)) / stacks.length;
  const width = rowGap === null ? Math.min(share, widestBar) : share;
  const whole = width * stacks.length + gap * (stacks.length - 1);
  return series.flatMap((one, index) => {
    if (one.kind !== 'bar') return [];
    const offset = (band - whole) / 2 + stacks.indexOf(one.stack) * (width + gap);
    const isLast = !series.some(
      ({ kind, stack }, later) => later > index && kind === 'bar' && stack === one.stack,
    );
    return one.values.flatMap((_, row) => {
      const d = barOf(layout, { index, row, offset, width, isRound: isLast });
      return d === '' ? [] : [painted(svgElement('path', { class: 'bar', d }), 'fill', one.color)];
    });
  });
}

interface Bar {
  index: number;
  row: number;
  /** From where its row begins. */
  offset: number;
  width: number;
  /** The end away from zero has round corners. */
  isRound: boolean;
}

function barOf(
  { spans, y, start, band, place }: Layout,
  { index, row, offset, width, isRound }: Bar,
): string {
  const span = spans[index]?.[row];
  if (!span) return '';
  const [from, to] = [y(span[0]), y(span[1])];
  const high = Math.abs(to - from);
  if (high < 0.1) return '';
  const x = place(start + row * band + offset, width);
  const up = to < from ? -1 : 1;
  const turn = isRound ? Math.min(4, width / 3, high) : 0;
  return [
    `M${at(x)} ${at(from)}V${at(to - up * turn)}`,
    `q0 ${at(up * turn)} ${at(turn)} ${at(up * turn)}H${at(x + width - turn)}`,
    `q${at(turn)} 0 ${at(turn)} ${at(-up * turn)}V${at(from)}z`,
  ].join('');
}

function at(number: number): string {
  return number.toFixed(2);
}
