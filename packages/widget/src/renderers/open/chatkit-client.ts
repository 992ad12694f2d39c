import { WidgetError } from '../../widget-error.ts';
import { answerError } from './answer-error.ts';
import { readEffect, readEvent, readThread } from './read-event.ts';
import { readItem, readItems } from './read-item.ts';
import { array, flag, optionalText, record } from './read-json.ts';
import { decodeSse } from './sse-decoder.ts';
import type {
  ActionParams,
  ClientEffect,
  DocumentRequest,
  Page,
  StreamingRequest,
  Thread,
  ThreadItem,
  ThreadStreamEvent,
} from './wire.ts';

/** Where the server is, read anew for every request, so that changed options count at once. */
export interface Endpoint {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Sent as `Accept-Language`; left to the browser when not set. */
  readonly locale?: string | undefined;
}

/** What a stream says; `ignored` names an event this client does not know. */
export type StreamEntry = { event: ThreadStreamEvent } | { ignored: string };

/** What came of an action that is answered at once: its widget as it is then, or `null` when that stays as it is. */
export interface ActionAnswer {
  readonly item: ThreadItem | null;
  readonly effects: readonly ClientEffect[];
}

/**
 * The protocol, one method per request this client makes. Every failure is a `WidgetError`, but for an abort by the
 * `signal`, which rejects as `fetch` does.
 */
export class ChatKitClient {
  readonly #endpoint: () => Endpoint;

  constructor(endpoint: () => Endpoint) {
    this.#endpoint = endpoint;
  }

  /** `thread_not_found` when there is no such thread for this user. */
  async getThread(threadId: string, signal: AbortSignal): Promise<Thread> {
    const answer = await this.#document(
      { type: 'threads.get_by_id', params: { thread_id: threadId } },
      signal,
    );
    const thread = readThread(answer);
    if (thread === null) throw new WidgetError('malformed_answer');
    return thread;
  }

  /**
   * The newest items before `after`, or the newest of all, oldest first. Passes over pages that hold nothing, so an
   * empty answer means that there is nothing more.
   */
  async olderItems(threadId: string, after: string | null, signal: AbortSignal): Promise<Page<ThreadItem>> {
    let cursor = after;
    for (;;) {
      const params = {
        thread_id: threadId,
        limit: 30,
        order: 'desc',
        ...(cursor !== null && { after: cursor }),
      } as const;
      const answer = record(await this.#document({ type: 'items.list', params }, signal));
      const data = readItems(answer['data']).toReversed();
      const next = flag(answer['has_more']) ? optionalText(answer['after']) : undefined;
      // A cursor that stands still would be asked for ever.
      if (data.length > 0 || next === undefined || next === cursor)
        return { data, has_more: next !== undefined && next !== cursor, after: next };
      cursor = next;
    }
  }

  /** Has an action carried out, at once. */
  async act(params: ActionParams, signal: AbortSignal): Promise<ActionAnswer> {
    const answer = await this.#document({ type: 'threads.sync_custom_action', params }, signal);
    const { updated_item: item, effects } = record(answer);
    return { item: readItem(item), effects: array(effects).map(readEffect) };
  }

  /** Sends the request and yields its events. `connection_lost` when the stream breaks off after it has begun. */
  async *stream(request: StreamingRequest, signal: AbortSignal): AsyncGenerator<StreamEntry> {
    const { body } = await this.#post(request, 'text/event-stream', signal);
    if (body === null) throw new WidgetError('malformed_answer');
    const frames = decodeSse(body);
    try {
      for (;;) {
        const next = await frames.next().catch((cause: unknown) => {
          throw signal.aborted ? cause : new WidgetError('connection_lost', { cause });
        });
        if (next.done && !next.value.complete) throw new WidgetError('connection_lost');
        if (next.done) return;
        yield readFrame(next.value);
      }
    } finally {
      await frames.return({ complete: true });
    }
  }

  async #document(request: DocumentRequest, signal: AbortSignal): Promise<unknown> {
    const response = await this.#post(request, 'application/json', signal);
    try {
      return await response.json();
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new WidgetError('malformed_answer', { cause });
    }
  }

  async #post(
    request: StreamingRequest | DocumentRequest,
    expected: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, fetch, locale } = this.#endpoint();
    const headers = { 'content-type': 'application/json', ...(locale && { 'accept-language': locale }) };
    let response: Response;
    try {
      response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request), signal });
    } catch (cause) {
      if (signal.aborted || cause instanceof WidgetError) throw cause;
      throw new WidgetError('server_unreachable', { cause });
    }
    if (!response.ok) throw await answerError(response);
    if (response.headers.get('content-type')?.split(';', 1)[0]?.trim() === expected) return response;
    await response.body?.cancel();
    throw new WidgetError('malformed_answer');
  }
}

function readFrame(data: string): StreamEntry {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    throw new WidgetError('malformed_answer', { cause });
  }
  const event = readEvent(value);
  return event === null ? { ignored: optionalText(record(value)['type']) ?? '' } : { event };
}
