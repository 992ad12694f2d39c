import { record } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { readColor } from './color.ts';
import { readFlex, readLength, readRatio } from './length.ts';
import { type Styles, styles } from './styles.ts';

type Entry = readonly [property: string, value: string | null];

/** Each side, and what a widget may call it. Left is where lines begin, so mirrored pages are mirrored. */
const sides: readonly (readonly [property: string, ...names: string[]])[] = [
  ['block-start', 'top', 'y'],
  ['block-end', 'bottom', 'y'],
  ['inline-start', 'left', 'x'],
  ['inline-end', 'right', 'x'],
];

/** Each side of a value that may be one for all sides. */
function perSide(value: unknown): [side: string, value: unknown][] {
  if (typeof value !== 'object') return sides.map(([side]) => [side, value]);
  const given = record(value);
  return sides.map(([side, name = '', both = '']) => [side, given[name] ?? given[both]]);
}

/** `margin` or `padding`. */
export function spacingStyles(property: 'margin' | 'padding', value: unknown): Entry[] {
  return perSide(value).map(([side, width]) => [`${property}-${side}`, readLength(width, 'steps')]);
}

const lines = new Set(['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset']);

export function borderStyles(value: unknown): Entry[] {
  const isOne = typeof record(value)['size'] === 'number';
  const each = isOne ? sides.map(([side]) => [side, value] as const) : perSide(value);
  return each.map(([side, border]) => [`border-${side}`, readBorder(border)]);
}

function readBorder(value: unknown): string | null {
  const { size = value, color, style } = record(value);
  if (typeof size !== 'number' || !Number.isFinite(size) || size < 0) return null;
  const line = typeof style === 'string' && lines.has(style) ? style : 'solid';
  return `${Math.min(size, 24)}px ${line} ${readColor(color) ?? 'var(--_border)'}`;
}

const radii: ReadonlyMap<unknown, string> = new Map([
  ['none', '0px'],
  ['2xs', '0.125rem'],
  ['xs', '0.25rem'],
  ['sm', '0.375rem'],
  ['md', '0.5rem'],
  ['lg', '0.625rem'],
  ['xl', '0.75rem'],
  ['2xl', '1rem'],
  ['3xl', '1.25rem'],
  ['4xl', '1.5rem'],
  ['full', '999px'],
  ['100%', '100%'],
]);

/** How much room something takes up. */
export function blockStyles(component: WidgetComponent): Entry[] {
  const { height, width, size, margin, radius, aspectRatio } = component;
  return [
    ['block-size', readLength(height ?? size)],
    ['inline-size', readLength(width ?? size)],
    ['min-block-size', readLength(component['minHeight'] ?? component['minSize'])],
    ['min-inline-size', readLength(component['minWidth'] ?? component['minSize'])],
    ['max-block-size', readLength(component['maxHeight'] ?? component['maxSize'])],
    ['max-inline-size', readLength(component['maxWidth'] ?? component['maxSize'])],
    ['aspect-ratio', readRatio(aspectRatio)],
    ['border-radius', radii.get(radius) ?? null],
    ...spacingStyles('margin', margin),
  ];
}

const alignments: ReadonlyMap<unknown, string> = new Map([
  ['start', 'start'],
  ['center', 'center'],
  ['end', 'end'],
  ['baseline', 'baseline'],
  ['stretch', 'stretch'],
]);

const distributions: ReadonlyMap<unknown, string> = new Map([
  ['start', 'start'],
  ['center', 'center'],
  ['end', 'end'],
  ['stretch', 'stretch'],
  ['between', 'space-between'],
  ['around', 'space-around'],
  ['evenly', 'space-evenly'],
]);

/** How something arranges what it holds. */
export function flowStyles({ align, justify, gap, padding }: WidgetComponent): Entry[] {
  return [
    ['align-items', alignments.get(align) ?? null],
    ['justify-content', distributions.get(justify) ?? null],
    ['gap', readLength(gap, 'steps')],
    ...spacingStyles('padding', padding),
  ];
}

const wraps: ReadonlyMap<unknown, string> = new Map([
  ['nowrap', 'nowrap'],
  ['wrap', 'wrap'],
  ['wrap-reverse', 'wrap-reverse'],
]);

/** A box that holds others. */
export function boxStyles(component: WidgetComponent): Styles {
  const { wrap, flex, border, background } = component;
  return styles(
    ...blockStyles(component),
    ...flowStyles(component),
    ...borderStyles(border),
    ['flex-wrap', wraps.get(wrap) ?? null],
    ['flex', readFlex(flex)],
    ['background-color', readColor(background)],
  );
}
