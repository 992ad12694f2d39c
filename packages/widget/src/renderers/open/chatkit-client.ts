import { addSentences, WidgetError } from '../../widget-error.ts';
import { conversationErrorMessages } from './conversation-errors.ts';
import { loadKinds } from './item-kinds.ts';
import { readEvent } from './read-event.ts';
import { record, text } from './read-json.ts';
import { decodeSse } from './sse-decoder.ts';
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
  readonly #endpoint: () => Endpoint;

  constructor(endpoint: () => Endpoint) {
    this.#endpoint = endpoint;
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
        yield await readFrame(next.value);
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
    if (!response.ok) {
      const { answerError } = await import('./trouble.ts');
      throw await answerError(response);
    }
    if (response.headers.get('content-type')?.split(';', 1)[0]?.trim() === expected) return response;
    await response.body?.cancel();
    throw new WidgetError('malformed_answer');
  }
}

async function readFrame(data: string): Promise<StreamEntry> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    throw new WidgetError('malformed_answer', { cause });
  }
  const { type, item, update } = record(value);
  await loadKinds([item ?? update]);
  const event = readEvent(value);
  return event === null ? { ignored: text(type) } : { event };
}
