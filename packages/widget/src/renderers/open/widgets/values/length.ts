/** No part of a conversation is longer, in CSS pixels; longer ones would only be a way to the next message. */
const longest = 2000;

const keywords = new Set(['auto', 'fit-content', 'max-content', 'min-content']);
const units: ReadonlyMap<string, number> = new Map([
  ['px', longest],
  ['rem', longest / 16],
  ['em', longest / 16],
  ['ch', longest / 8],
  ['%', 100],
]);

/** A length as a widget writes it: a number counts `unit`s. Answers CSS made of what was understood, or `null`. */
export function readLength(value: unknown, unit: 'pixels' | 'steps' = 'pixels'): string | null {
  if (typeof value === 'number') return unit === 'pixels' ? within(value, 'px') : within(value / 4, 'rem');
  return typeof value === 'string' ? readWritten(value.trim()) : null;
}

function readWritten(words: string): string | null {
  if (keywords.has(words)) return words;
  const [, number = '', name = ''] = /^(\d{1,6}(?:\.\d{1,4})?)(px|rem|em|ch|%)?$/.exec(words) ?? [];
  return number === '' ? null : within(Number(number), name || 'px');
}

/** Nothing is negative: it would lie over something else. */
function within(number: number, unit: string): string | null {
  const most = units.get(unit) ?? 0;
  return Number.isFinite(number) ? `${Math.min(Math.max(number, 0), most)}${unit}` : null;
}

/** A share of what room there is: a number, `auto`, or a length to start from. */
export function readFlex(value: unknown): string | null {
  const number = typeof value === 'string' && /^\d{1,3}(?:\.\d{1,3})?$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') return number >= 0 && number < 1000 ? `${number} ${number} 0%` : null;
  const basis = readLength(value);
  return basis === null ? null : `1 1 ${basis}`;
}

/** `16/9`, or a number. */
export function readRatio(value: unknown): string | null {
  const [, width = '', height = '1'] =
    /^(\d{1,4}(?:\.\d{1,4})?)(?:\s*\/\s*(\d{1,4}(?:\.\d{1,4})?))?$/.exec(String(value)) ?? [];
  return Number(width) > 0 && Number(height) > 0 ? `${width} / ${height}` : null;
}
