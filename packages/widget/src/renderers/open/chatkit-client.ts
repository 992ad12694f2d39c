import { addSentences, WidgetError } from '../../widget-error.ts';
import { conversationErrorMessages } from './conversation-errors.ts';
import { loadKind } from './item-kinds.ts';
import { loadTrouble } from './load-trouble.ts';
import { readEvent } from './read-event.ts';
import { record, text } from './read-json.ts';
import { decodeSse } from './sse-decoder.ts';
import type * as Trouble from './trouble.ts';
import type { DocumentRequest, StreamingRequest, ThreadStreamEvent } from './wire.ts';

addSentences(conversationErrorMessages);

/** Where the server is, read anew for every request, so that changed options count at once. */
export interface Endpoint {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Sent as `Accept-Language`; left to the browser when not set. */
  readonly locale?: string | undefined;
}

/** What a stream says; `ignored` names an event this client does not know. */
export type StreamEntry = { event: ThreadStreamEvent } | { ignored: string };

/**
 * The protocol: requests, and what they are answered with. Every failure is a `WidgetError`, but for an abort by the
 * `signal`, which rejects as `fetch` does.
 */
export class ChatKitClient {
  /** The server is Chatdock's, and keeps its turns: they go on until they are stopped. Else it is found out at the first answer. */
  isOurs: boolean;
  /** Of the last event of a stream, if the server keeps it: where it can be joined again. */
  lastId: string | undefined;
  /** What helps in trouble; `null` until it is there. */
  rescue: typeof Trouble | null = null;
  readonly #endpoint: () => Endpoint;
  #connection: AbortController | null = null;

  constructor(endpoint: () => Endpoint, isOurs = false) {
    this.#endpoint = endpoint;
    this.isOurs = isOurs;
  }

  /** Loads what helps in trouble, which could not be had any more once the network is gone. */
  async prepare(): Promise<void> {
    this.rescue ??= await loadTrouble().catch(() => null);
  }

  /** The network is gone, whatever the browser still waits for: a stream that the server keeps is to be joined again. */
  lose(): void {
    if (this.lastId) this.#connection?.abort();
  }

  /**
   * Sends the request and yields its events. `connection_lost` when the stream breaks off after it has begun. A server that
   * keeps its streams is told that this client comes back for the rest.
   */
  async *stream(request: StreamingRequest, signal: AbortSignal): AsyncGenerator<StreamEntry> {
    this.#connection = new AbortController();
    const { body } = await this.#post(
      { ...request, metadata: { chatdock_rejoin: true } },
      'text/event-stream',
      AbortSignal.any([signal, this.#connection.signal]),
    );
    if (body === null) throw new WidgetError('malformed_answer');
    const frames = decodeSse(body);
    try {
      for (;;) {
        const next = await frames.next().catch((cause: unknown) => {
          throw signal.aborted ? cause : new WidgetError('connection_lost', { cause });
        });
        if (next.done && !next.value.complete) throw new WidgetError('connection_lost');
        if (next.done) return;
        if ((this.lastId = next.value.id)) {
          this.isOurs = true;
          void this.prepare();
        }
        yield await readEntry(next.value.data);
      }
    } finally {
      await frames.return({ complete: true });
    }
  }

  /** Sends the request and answers its document. */
  async document(request: DocumentRequest, signal: AbortSignal): Promise<unknown> {
    const response = await this.#post(request, 'application/json', signal);
    try {
      return await response.json();
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new WidgetError('malformed_answer', { cause });
    }
  }

  async #post(
    { key, ...request }: (StreamingRequest & { metadata: object }) | (DocumentRequest & { key?: undefined }),
    expected: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, fetch, locale } = this.#endpoint();
    // Other servers may not let pages of other origins send a key.
    const headers = headersOf(locale, this.isOurs ? key : '');
    let response: Response;
    try {
      response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request), signal });
    } catch (cause) {
      if (signal.aborted || cause instanceof WidgetError) throw cause;
      throw new WidgetError('server_unreachable', { cause });
    }
    if (!response.ok) {
      const { answerError } = await loadTrouble();
      throw await answerError(response);
    }
    if (response.headers.get('content-type')?.split(';', 1)[0]?.trim() === expected) return response;
    await response.body?.cancel();
    throw new WidgetError('malformed_answer');
  }
}

function headersOf(locale: string | undefined, key: string | undefined): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(locale && { 'accept-language': locale }),
    ...(key && { 'idempotency-key': key }),
  };
}

async function readEntry(data: string): Promise<StreamEntry> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    throw new WidgetError('malformed_answer', { cause });
  }
  const { type, item, update } = record(value);
  await loadKind(item ?? update);
  const event = readEvent(value);
  return event === null ? { ignored: text(type) } : { event };
}
