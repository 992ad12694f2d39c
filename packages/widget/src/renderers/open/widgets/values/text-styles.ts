import { text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { readColor } from './color.ts';
import { readLength } from './length.ts';
import { type Styles, styles } from './styles.ts';

const weights: ReadonlyMap<unknown, string> = new Map([
  ['normal', '400'],
  ['medium', '500'],
  ['semibold', '600'],
  ['bold', '700'],
]);

const alignments: ReadonlyMap<unknown, string> = new Map([
  ['start', 'start'],
  ['center', 'center'],
  ['end', 'end'],
]);

/** What all texts share. */
export function textStyles(component: WidgetComponent, fontSize: string): Styles {
  const { color, weight, textAlign, width, maxLines, minLines } = component;
  return styles(
    ['color', readColor(color)],
    ['font-size', fontSize],
    ['font-weight', weights.get(weight) ?? null],
    ['text-align', alignments.get(textAlign) ?? null],
    ['inline-size', readLength(width)],
    ['-webkit-line-clamp', lines(maxLines)],
    ['min-block-size', lines(minLines) && `${lines(minLines)}lh`],
  );
}

function lines(count: unknown): string | null {
  return typeof count === 'number' && count >= 1 && count <= 100 ? String(Math.floor(count)) : null;
}

/** No line shows more characters. */
const longestLine = 1000;

/** A text as it is shown, and its class: what is cut to a line, or to some, need not be laid out whole. */
export function clip({ value, truncate, maxLines }: WidgetComponent): { shown: string; clipClass: string } {
  const most = lines(maxLines);
  const whole = text(value);
  if (most !== null) return { shown: whole.slice(0, Number(most) * longestLine), clipClass: 'clamped' };
  return truncate === true
    ? { shown: whole.slice(0, longestLine), clipClass: 'truncated' }
    : { shown: whole, clipClass: '' };
}
