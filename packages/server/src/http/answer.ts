import type { EventSink } from '../chat/ports.ts';

type HeaderFields = Readonly<Record<string, string>>;

/** What a route answers; how it is sent is not its business. */
export type Answer = WholeAnswer | StreamAnswer | BytesAnswer;

export interface WholeAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string | Uint8Array;
}

export interface StreamAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  /** To be called once and always, see `ChatAnswer`. */
  readonly run: (sink: EventSink) => Promise<void>;
}

/** A file that is read as it is sent. */
export interface BytesAnswer {
  readonly status: number;
  /** With the file's `content-length`. */
  readonly headers: HeaderFields;
  /** Read once and always, as it may hold a file open. Not sent in answer to HEAD. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** On every answer: nothing is guessed from its content, and no address is passed on from it. */
export const safeHeaders: HeaderFields = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** An answer for one reader, kept by nobody. */
export function jsonAnswer(status: number, body: object, headers: HeaderFields = {}): Answer {
  return {
    status,
    headers: {
      ...safeHeaders,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

export function emptyAnswer(status: number, headers: HeaderFields = {}): Answer {
  return { status, headers: { ...safeHeaders, 'cache-control': 'no-store', ...headers }, body: '' };
}

/** Server-sent events: not stored, not compressed, not held back by a proxy. */
export function streamAnswer(run: (sink: EventSink) => Promise<void>): Answer {
  return {
    status: 200,
    headers: {
      ...safeHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
    run,
  };
}

/** On public files: any page may load them, also one that isolates itself from other origins. */
export const openToAll: HeaderFields = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The answer with more headers; `vary` adds to what it varies by already. */
export function withHeaders(answer: Answer, headers: HeaderFields): Answer {
  const vary = [answer.headers['vary'], headers['vary']].filter((value) => value !== undefined).join(', ');
  return { ...answer, headers: { ...answer.headers, ...headers, ...(vary !== '' && { vary }) } };
}
