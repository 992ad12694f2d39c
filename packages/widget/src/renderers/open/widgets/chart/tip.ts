import type { Layout } from './layout.ts';
import type { ChartModel } from './read-chart.ts';
import { painted, svgElement } from './svg-element.ts';

/** A row in words, for who listens. */
export function rowInWords({ labels, series }: ChartModel, row: number): string {
  const values = series.flatMap(({ name, words }) => (words[row] ? [`${name} ${words[row]}`] : []));
  return [labels[row] ?? '', values.join(', ')].filter(Boolean).join(': ');
}

/** What shows which row is meant: a band behind bars, a line and points on lines. */
export function markRow({ series }: ChartModel, layout: Layout, row: number): SVGElement[] {
  const { spans, x, y, top, bottom, start, band, place } = layout;
  const hasBars = series.some(({ kind }) => kind === 'bar');
  const height = bottom - top;
  const cursor = hasBars
    ? svgElement('rect', { class: 'band', x: place(start + row * band, band), y: top, width: band, height })
    : svgElement('line', { class: 'cursor', x1: x(row), x2: x(row), y1: top, y2: bottom });
  const points = series.flatMap(({ kind, color }, index) => {
    const span = spans[index]?.[row];
    if (kind === 'bar' || !span) return [];
    return [
      painted(svgElement('circle', { class: 'point', cx: x(row), cy: y(span[1]), r: 4 }), 'fill', color),
    ];
  });
  return [cursor, ...points];
}

/** Its values, beside it. */
export function fillTip(tip: HTMLElement, { labels, series }: ChartModel, row: number): void {
  const title = element('strong', labels[row] ?? '');
  const lines = series
    .filter(({ words }) => words[row])
    .map(({ name, color, words }) => {
      const line = element('span', '');
      const swatch = element('i', '');
      swatch.className = 'swatch';
      swatch.style.setProperty('background', color);
      const value = element('b', words[row] ?? '');
      line.append(swatch, element('span', name), value);
      return line;
    });
  tip.replaceChildren(title, ...lines);
}

function element(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  made.dir = 'auto';
  return made;
}
