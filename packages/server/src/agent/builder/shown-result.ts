import type { WidgetComponent, WidgetRoot } from '../../protocol/widgets/widget.ts';
import { fieldOf, textField } from '../read-fields.ts';

/** What there is to see of the result of a workflow: words, or a card; `undefined` when there is nothing. */
export function shownResult(result: unknown): string | WidgetRoot | undefined {
  if (typeof result === 'string') return result.trim() === '' ? undefined : result;
  if (typeof result !== 'object' || result === null) return undefined;
  const parsed = fieldOf(result, 'output_parsed');
  if (parsed !== undefined) return shownResult(parsed);
  const fields = Object.entries(result).filter(([, value]) => value !== null && value !== undefined);
  const [first, ...others] = fields;
  if (!first) return undefined;
  if (others.length === 0 && typeof first[1] === 'string') return shownResult(first[1]);
  const text = textField(result, 'output_text');
  return text === undefined ? card(fields) : shownResult(text);
}

const longest = { rows: 30, text: 2_000 };

/** Names and values, below each other. `Text` shows its value as it is: nothing in it is markup. */
function card(fields: readonly (readonly [string, unknown])[]): WidgetRoot {
  const rows = fields.slice(0, longest.rows).flatMap(([name, value]): WidgetComponent[] => [
    { type: 'Caption', value: inWords(name) },
    { type: 'Text', value: asText(value) },
  ]);
  return { type: 'Card', size: 'md', children: rows };
}

/** `defaultSubject` and `default_subject` read "Default subject". */
function inWords(name: string): string {
  const words = name
    .replace(/_+/gu, ' ')
    .replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return text.length > longest.text ? `${text.slice(0, longest.text)}…` : text;
}
