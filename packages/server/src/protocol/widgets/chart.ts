import { z } from 'zod';
import { component, type Written } from './shape.ts';
import { color, length } from './values.ts';

const curveType = z.enum([
  'basis',
  'basisClosed',
  'basisOpen',
  'bumpX',
  'bumpY',
  'bump',
  'linear',
  'linearClosed',
  'natural',
  'monotoneX',
  'monotoneY',
  'monotone',
  'step',
  'stepBefore',
  'stepAfter',
]);

const seriesProps = { label: z.string().optional(), dataKey: z.string(), color: color.optional() };

const series = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('bar'), ...seriesProps, stack: z.string().optional() }),
  z.looseObject({
    type: z.literal('area'),
    ...seriesProps,
    stack: z.string().optional(),
    curveType: curveType.optional(),
  }),
  z.looseObject({ type: z.literal('line'), ...seriesProps, curveType: curveType.optional() }),
]);

const axis = z.looseObject({
  dataKey: z.string(),
  hide: z.boolean().optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

/** Rows of numbers, drawn. */
export const chart = component('Chart', {
  data: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  series: z.array(series),
  xAxis: z.union([z.string(), axis]),
  showYAxis: z.boolean().optional(),
  showLegend: z.boolean().optional(),
  showTooltip: z.boolean().optional(),
  barGap: z.number().optional(),
  barCategoryGap: z.number().optional(),
  flex: length.optional(),
  height: length.optional(),
  width: length.optional(),
  size: length.optional(),
  minHeight: length.optional(),
  minWidth: length.optional(),
  minSize: length.optional(),
  maxHeight: length.optional(),
  maxWidth: length.optional(),
  maxSize: length.optional(),
  aspectRatio: length.optional(),
});
export type ChartComponent = Written<typeof chart>;
