import { failureTexts } from './failure-texts.ts';
import type { WidgetErrorCode } from '../../widget-error.ts';
import { applyUpdate } from './apply-update.ts';
import { kindOf } from './item-kinds.ts';
import type {
  ClientToolCallItem,
  NoticeEvent,
  Thread,
  ThreadItem,
  ThreadStatus,
  ThreadStreamEvent,
  UserMessageItem,
} from './wire.ts';

/** What went wrong, and what a press of Retry would do about it. */
export interface Failure {
  /** A sentence for people. */
  readonly message: string;
  readonly code: WidgetErrorCode;
  /**
   * Send the message that was not taken; ask for the answer again; send the widget's action again; load the thread
   * again; or nothing would help.
   */
  readonly retry: 'send' | 'answer' | 'action' | 'load' | null;
  /** There is nothing wrong: the message goes off by itself, and this is said below it meanwhile. */
  readonly waits?: string;
}

/** Everything the conversation shows. Values, never changed in place. */
export interface ThreadState {
  /** `null`: the new-thread view. */
  readonly threadId: string | null;
  readonly title: string | undefined;
  readonly status: ThreadStatus;
  readonly allowedImageDomains: readonly string[];
  /** Oldest first. */
  readonly items: readonly ThreadItem[];
  /** Cursor of the items before the first; `null` when there are none. */
  readonly older: string | null;
  readonly loading: 'thread' | 'older' | null;
  /** Text that was sent and that the server has not confirmed. */
  readonly outgoing: string | null;
  /** An answer is being received. */
  readonly responding: boolean;
  readonly canStop: boolean;
  /** Items of the running answer that have begun and not ended, by id. */
  readonly unfinished: readonly string[];
  readonly progress: string | null;
  readonly notices: readonly NoticeEvent[];
  readonly failure: Failure | null;
}

/** The new-thread view. */
export const noThread: ThreadState = Object.freeze<ThreadState>({
  threadId: null,
  title: undefined,
  status: { type: 'active' },
  allowedImageDomains: [],
  items: [],
  older: null,
  loading: null,
  outgoing: null,
  responding: false,
  canStop: false,
  unfinished: [],
  progress: null,
  notices: [],
  failure: null,
});

/** The state after an event of the running answer. What an event does not concern stays the same object. */
export function applyEvent(state: ThreadState, event: ThreadStreamEvent): ThreadState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      return withThread(state, event.thread);
    case 'thread.item.added':
      return settle(state, begin(state, event.item));
    case 'thread.item.done':
    case 'thread.item.replaced':
      return settle(state, finish(state, event.item));
    case 'thread.item.updated':
      return settle(state, {
        items: state.items.map((item) =>
          item.id === event.item_id ? applyUpdate(item, event.update) : item,
        ),
      });
    case 'thread.item.removed':
      return { ...state, ...without(state, event.item_id) };
    default:
      return applyTransient(state, event);
  }
}

type Transient = Extract<
  ThreadStreamEvent,
  { type: 'stream_options' | 'progress_update' | 'client_effect' | 'notice' | 'error' }
>;

function applyTransient(state: ThreadState, event: Transient): ThreadState {
  switch (event.type) {
    case 'stream_options':
      return { ...state, canStop: event.stream_options.allow_cancel };
    case 'progress_update':
      return { ...state, progress: event.text };
    case 'notice':
      return { ...state, notices: [...state.notices, event] };
    case 'error':
      return { ...state, failure: failureOf(event, state) };
    default:
      return state;
  }
}

/** The thread's metadata; the items stay, whatever page the event carries. */
export function withThread(state: ThreadState, thread: Thread): ThreadState {
  return {
    ...state,
    threadId: thread.id,
    title: thread.title,
    status: thread.status,
    allowedImageDomains: thread.allowed_image_domains ?? [],
  };
}

type Change = Partial<ThreadState>;

function begin(state: ThreadState, item: ThreadItem): Change {
  return { items: put(state.items, item), unfinished: [...state.unfinished, item.id] };
}

function finish(state: ThreadState, item: ThreadItem): Change {
  const unfinished = state.unfinished.filter((id) => id !== item.id);
  // The first user message of a stream is the one that was sent: nothing else says which it was.
  const confirmed = item.type === 'user_message' && { outgoing: null };
  return { items: put(state.items, item), unfinished, ...confirmed };
}

function without(state: ThreadState, id: string): Change {
  return {
    items: state.items.filter((item) => item.id !== id),
    unfinished: state.unfinished.filter((open) => open !== id),
  };
}

/** A known id is replaced where it stands, so that items stay in the order they were first seen. */
export function put(items: readonly ThreadItem[], item: ThreadItem): readonly ThreadItem[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((known) =>
        known.id === item.id ? (kindOf(item.type)?.replace?.(item, known) ?? item) : known,
      )
    : [...items, item];
}

/** Progress has been made visible once the answer's text, or its widget, begins. */
function settle(state: ThreadState, change: Change): ThreadState {
  const next = { ...state, ...change };
  const last = next.items.at(-1);
  const speaks =
    last?.type === 'widget' ||
    (last?.type === 'assistant_message' && last.content.some(({ text }) => text !== ''));
  return speaks && next.progress !== null ? { ...next, progress: null } : next;
}

function failureOf(event: Extract<Transient, { type: 'error' }>, state: ThreadState): Failure {
  return {
    code: 'server_failed',
    message: event.message || failureTexts.failed,
    retry: event.allow_retry ? retryOf(state) : null,
  };
}

/** What there is to retry after a turn went wrong. */
export function retryOf(state: ThreadState): Failure['retry'] {
  if (state.outgoing !== null) return 'send';
  return lastUserMessage(state) ? 'answer' : null;
}

/** What the server has begun to do is not asked for twice: what came of it can be seen. */
export function retryOfAction(hasBegun: boolean): Failure['retry'] {
  return hasBegun ? 'load' : 'action';
}

/** The last of all, or the last before an item. */
export function lastUserMessage({ items }: ThreadState, before?: string): UserMessageItem | undefined {
  const end = before === undefined ? -1 : items.findIndex(({ id }) => id === before);
  return items.slice(0, end < 0 ? items.length : end).findLast((item) => item.type === 'user_message');
}

/** A turn begins, for a new message or, with `null`, for the last one again. */
export function beginTurn(state: ThreadState, outgoing: string | null): ThreadState {
  return {
    ...state,
    outgoing,
    responding: true,
    canStop: true,
    unfinished: [],
    progress: null,
    notices: [],
    failure: null,
  };
}

/** The turn is over. What was said stays, finished or not. An `error` event's failure is kept over a later one. */
export function endTurn(state: ThreadState, failure: Failure | null): ThreadState {
  return {
    ...state,
    responding: false,
    canStop: false,
    unfinished: [],
    progress: null,
    failure: state.failure ?? failure,
  };
}

/**
 * A stream that ends as it should can still have been cut, by something on the way: the message was not confirmed, or
 * an answer began and did not end.
 */
export function isCutOff({ failure, outgoing, unfinished, items }: ThreadState): boolean {
  const begun = items.some(({ type, id }) => isSaid(type) && unfinished.includes(id));
  return failure === null && (outgoing !== null || begun);
}

function isSaid(type: ThreadItem['type']): boolean {
  return type === 'assistant_message' || type === 'widget';
}

/** Drops what came after an item, which the server drops as well when the item is answered again. */
export function dropAfter(state: ThreadState, id: string): ThreadState {
  const end = state.items.findIndex((item) => item.id === id);
  return end < 0 ? state : { ...state, items: state.items.slice(0, end + 1) };
}

/** What the page is to do before the turn can go on: the newest item says so. */
export function pendingCall({ items, failure }: ThreadState): ClientToolCallItem | null {
  const last = items.at(-1);
  return last?.type === 'client_tool_call' && last.status === 'pending' && failure === null ? last : null;
}
