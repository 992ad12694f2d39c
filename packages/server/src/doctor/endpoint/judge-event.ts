import { describeIssue } from '../../protocol/describe-issue.ts';
import { parseSafely } from '../../protocol/parse-safely.ts';
import { itemUpdateSchema, threadItemSchema, threadStreamEventSchema } from '../../protocol/index.ts';
import { nameOf, plain, textOf } from '../plain.ts';
import type { Fault } from '../web/judge-status.ts';
import { isObject } from '../web/parse-json.ts';
import { foreignEvent, isCompletionChunk, textAdvice } from './foreign-events.ts';
import { withZonedTimes } from './times.ts';

type Fields = Readonly<Record<string, unknown>>;

const literals = (options: readonly { shape: { type: { value: string } } }[]): Set<string> =>
  new Set(options.map(({ shape }) => shape.type.value));

const eventTypes = literals(threadStreamEventSchema.options);
const itemTypes = literals(threadItemSchema.options);
const updateTypes = literals(itemUpdateSchema.options);

/** What is wrong with one event, whatever came before it. What it says is never repeated. */
export function judgeEvent(event: Fields): Fault[] {
  const stranger = strangerIn(event);
  if (stranger) return [stranger];
  const { event: zoned, faults } = withZonedTimes(event);
  const parsed = parseSafely(threadStreamEventSchema, zoned);
  const shape: Fault[] = parsed.success
    ? []
    : [{ code: 'event_shape', message: shapeMessage(event, whatIsWrong(parsed.issue)) }];
  return [...faults, ...shape, ...exposed(event), ...nulls(event)];
}

function whatIsWrong(issue: Parameters<typeof describeIssue>[0] | undefined): string {
  return issue ? describeIssue(issue, 'It') : 'It is not valid.';
}

function shapeMessage(event: Fields, issue: string): string {
  return `${nameOf(event['type'], 60)}: ${issue}`;
}

/** Something that has no meaning in ChatKit: nothing else need be said of it. */
function strangerIn(event: Fields): Fault | null {
  const { type, item, update } = event;
  if (typeof type !== 'string') return withoutType(event);
  if (!eventTypes.has(type)) return unknownType(type);
  if ('item' in event) return isObject(item) ? strangeItem(item, type) : null;
  if (isObject(update)) return strangeUpdate(update);
  return null;
}

function withoutType(event: Fields): Fault {
  if (!isCompletionChunk(event)) return { code: 'event_without_type' };
  const message = `A chunk of chat completions is not a ChatKit event; ${textAdvice}.`;
  return { code: 'event_foreign', message };
}

function unknownType(type: string): Fault {
  const shown = plain(type, 60);
  const other = foreignEvent(type);
  if (other) {
    const message = `"${shown}" is not a ChatKit event (it is of ${other.protocol}); ${other.advice}.`;
    return { code: 'event_foreign', message };
  }
  const meant = [...eventTypes].find((known) => squeezed(known) === squeezed(type));
  const hint = meant === undefined ? '' : `; "${meant}" is meant`;
  return { code: 'event_unknown', message: `"${shown}" is not a ChatKit event${hint}.` };
}

/** threadItemDone, thread_item_done and ThreadItemDoneEvent are the same to those who write them. */
function squeezed(type: string): string {
  return type
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .replace(/event$/u, '');
}

function strangeItem(item: Fields, event: string): Fault | null {
  const { type, id } = item;
  if (typeof type !== 'string' || !itemTypes.has(type)) {
    const what = typeof type === 'string' ? `of type "${plain(type, 60)}"` : 'without a type';
    return { code: 'item_unknown', message: `${event} has an item ${what}, which ChatKit does not know.` };
  }
  if (typeof id === 'string' && id !== '') return null;
  return { code: 'item_without_id', message: `${event} has an item (${type}) without an id.` };
}

function strangeUpdate({ type }: Fields): Fault | null {
  if (typeof type === 'string' && updateTypes.has(type)) return null;
  const what = typeof type === 'string' ? `"${plain(type, 60)}"` : 'An update without a type';
  return { code: 'update_unknown', message: `${what} is not an update of ChatKit.` };
}

/** What is for the server and the model, not for the browser. */
function exposed({ item, thread }: Fields): Fault[] {
  const faults: Fault[] = [];
  if (isObject(item) && /^(?:hidden_context_item|sdk_hidden_context)$/u.test(textOf(item['type'])))
    faults.push({ code: 'hidden_item_sent' });
  const metadata = isObject(thread) ? thread['metadata'] : undefined;
  if (isObject(metadata) && Object.keys(metadata).length > 0) faults.push({ code: 'metadata_exposed' });
  return faults;
}

/** Free-form fields keep their nulls. */
function nulls({ item, thread }: Fields): Fault[] {
  const holder = isObject(item) ? item : thread;
  if (!isObject(holder)) return [];
  const [name] = Object.entries(holder).find(([key, value]) => value === null && key !== 'output') ?? [];
  return name === undefined ? [] : [{ code: 'null_fields', message: `${plain(name, 40)} is sent as null.` }];
}
