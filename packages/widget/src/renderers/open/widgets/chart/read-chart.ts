import { array, flag, optionalText, record, text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { oneOf } from '../values/one-of.ts';
import { chartColor } from './chart-color.ts';

/** More can neither be told apart on a screen nor be read. */
const mostRows = 200;
const mostSeries = 12;
/** Beyond it sums would lose their digits, and pictures their proportions. */
const largest = 1e15;

export interface Series {
  readonly kind: 'bar' | 'area' | 'line';
  readonly name: string;
  readonly color: string;
  /** A name of the protocol's, or another: then lines are straight. */
  readonly curve: string;
  /** Series of one kind and stack stand on each other. */
  readonly stack: string;
  /** One for each row; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** What a person reads, one for each row. */
  readonly words: readonly string[];
}

/** What a chart shows. */
export interface ChartModel {
  /** The language of its numbers; `undefined`: the browser's. */
  readonly locale: string | undefined;
  /** What the rows go by. */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly showXAxis: boolean;
  readonly showYAxis: boolean;
  readonly showLegend: boolean;
  readonly showTooltip: boolean;
  /** Pixels between the bars of a row, and between rows. */
  readonly barGap: number;
  readonly rowGap: number | null;
}

export function readChart(component: WidgetComponent, locale?: string): ChartModel {
  const { xAxis, showYAxis, showLegend, showTooltip, barGap, barCategoryGap } = component;
  const { dataKey = xAxis, labels, hide } = record(xAxis);
  const axis = text(dataKey);
  const rows = array(component['data']).slice(0, mostRows).map(record);
  const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const wordsOf = (value: unknown): string =>
    typeof value === 'number' ? amounts.format(value) : text(value).slice(0, 200);
  return {
    locale,
    axis,
    labels: rows.map((row) => {
      const words = wordsOf(row[axis]);
      const names = record(labels);
      return (Object.hasOwn(names, words) && optionalText(names[words])) || words;
    }),
    series: array(component['series'])
      .slice(0, mostSeries)
      .map(record)
      .map((series, index) => {
        const key = text(series['dataKey']);
        return {
          kind: oneOf(series['type'], ['line', 'bar', 'area']),
          name: text(series['label']) || key,
          color: chartColor(series['color'], index),
          curve: text(series['curveType']),
          stack: text(series['stack']) || `${index}`,
          values: rows.map((row) => numberOf(row[key])),
          words: rows.map((row) => wordsOf(row[key])),
        };
      }),
    showXAxis: !flag(hide),
    showYAxis: flag(showYAxis),
    showLegend: showLegend !== false,
    showTooltip: showTooltip !== false,
    barGap: pixels(barGap) ?? 4,
    rowGap: pixels(barCategoryGap),
  };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return Math.min(Math.max(number, -largest), largest);
}

function pixels(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 200 ? value : null;
}
