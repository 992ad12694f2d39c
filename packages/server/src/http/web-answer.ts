import { webStream } from '../attachments/web-stream.ts';
import type { Answer, BytesAnswer, StreamAnswer } from './answer.ts';
import { SseStream } from './sse-stream.ts';
import type { TextChannel } from './text-channel.ts';

/** How much may wait for a client, in bytes, before whoever writes has to wait. */
const roomBytes = 65_536;

/** An answer as a web-standard response. `gone` is to be aborted when its reader leaves, and tells when the client has. */
export function webAnswer(request: Request, answer: Answer, gone: AbortController): Response {
  const { status, headers } = answer;
  if ('run' in answer) return new Response(eventStream(answer, gone), { status, headers });
  if ('bytes' in answer) return new Response(byteStream(request, answer), { status, headers });
  const isBare = request.method === 'HEAD' || status === 204 || status === 304;
  return new Response(isBare ? null : bodyOf(answer.body), { status, headers });
}

/** A copy: a response may hand its bytes over to another thread. */
function bodyOf(body: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? body : new Uint8Array(body);
}

/** Runs as soon as it is made, and whether it is read or not: it settles what it has begun. */
function eventStream({ run }: StreamAnswer, gone: AbortController): ReadableStream<Uint8Array> {
  let channel: WebChannel | null = null;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        channel = new WebChannel(controller, gone);
        const events = new SseStream(channel, gone.signal);
        void run(events).then(() => events.end());
      },
      pull: () => channel?.makeRoom(),
      cancel: () => gone.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: roomBytes }),
  );
}

class WebChannel implements TextChannel {
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #gone: AbortController;
  readonly #encoder = new TextEncoder();
  #go: (() => void) | null = null;

  constructor(controller: ReadableStreamDefaultController<Uint8Array>, gone: AbortController) {
    this.#controller = controller;
    this.#gone = gone;
  }

  write(text: string): boolean {
    this.#controller.enqueue(this.#encoder.encode(text));
    return (this.#controller.desiredSize ?? 0) > 0;
  }

  whenRoom(go: () => void): void {
    this.#go = go;
  }

  makeRoom(): void {
    this.#go?.();
    this.#go = null;
  }

  /** The framework sends the header with the response. */
  begin(): void {}

  cut(): void {
    this.#gone.abort();
    this.#controller.error(new Error('The stream was broken off.'));
  }

  end(): void {
    this.#controller.close();
  }
}

/** Of what only the head is asked for, nothing is sent. What cannot be read to its end breaks the response off. */
function byteStream({ method }: Request, { bytes }: BytesAnswer): ReadableStream<Uint8Array> | null {
  return method === 'HEAD' ? null : webStream(bytes);
}
