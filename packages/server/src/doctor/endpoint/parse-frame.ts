import type { Fault } from '../web/judge-status.ts';
import { isObject, parseJson } from '../web/parse-json.ts';
import type { Frame } from './read-frames.ts';

/** What a frame holds: an event, or nothing that clients would see; and what is wrong with it. */
export interface ParsedFrame {
  readonly event: Readonly<Record<string, unknown>> | null;
  readonly faults: readonly Fault[];
}

/** Reads a frame as patiently as it can be: what is said of it should be about what the server's author wrote. */
export function parseFrame({ text, hasCarriageReturns }: Frame): ParsedFrame {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
  if (lines.length === 0) return { event: null, faults: [] };
  const form: Fault[] = hasCarriageReturns ? [{ code: 'frame_line_ends' }] : [];
  const data = lines.filter((line) => line.startsWith('data:'));
  const others = [...new Set(lines.flatMap(fieldOf))].filter((field) => field !== 'data');
  if (data.length === 0) return { event: null, faults: [...form, withoutData(lines)] };
  if (data.length > 1) form.push({ code: 'frame_fields', message: 'A frame has several "data:" lines.' });
  else if (others.length > 0)
    form.push({ code: 'frame_fields', message: `A frame has "${others[0]}:" lines.` });
  const { event, fault } = parseData(data.map((line) => line.slice('data:'.length).trim()).join('\n'));
  return { event, faults: fault ? [...form, fault] : form };
}

function fieldOf(line: string): string[] {
  const [, field] = /^(data|event|id|retry):/u.exec(line) ?? [];
  return field === undefined ? [] : [field];
}

function withoutData([first = '']: readonly string[]): Fault {
  if (!first.startsWith('{') && !first.startsWith('[')) return { code: 'frame_without_data' };
  return { code: 'frame_without_data', message: 'An event comes as bare JSON, without "data: " before it.' };
}

function parseData(data: string): { event: ParsedFrame['event']; fault?: Fault } {
  if (data === '[DONE]') return { event: null, fault: { code: 'done_marker' } };
  const value = parseJson(data);
  if (value === undefined) return { event: null, fault: { code: 'event_not_json' } };
  if (isObject(value)) return { event: value };
  const what = Array.isArray(value) ? 'a list' : 'JSON within a text';
  const isOther = value === null || typeof value === 'number' || typeof value === 'boolean';
  const message = `An event is ${isOther ? String(value) : what}, where an object is due.`;
  return { event: null, fault: { code: 'event_not_object', message } };
}
