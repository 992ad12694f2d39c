import { Readable } from 'node:stream';
import { ChatdockError } from '../chatdock-error.ts';
import { pathBelow } from './base-path.ts';
import type { BodySource } from './body-source.ts';
import { bodyStream } from './body-stream.ts';
import { dropRest } from './drop-rest.ts';
import type { HttpRequest } from './http-request.ts';
import { isJsonMediaType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { splitUrl } from './split-url.ts';

/** What a web-standard request does not say of itself. */
export interface WebRequestSetting {
  /** Where the routes are in the addresses that requests have. */
  readonly basePath: string;
  /** How long a body may take to arrive, in milliseconds. */
  readonly bodyTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly address: string | undefined;
}

/** A web-standard request as the routes see it. */
export function webRequest(
  request: Request,
  { basePath, bodyTimeoutMs, signal, address }: WebRequestSetting,
): HttpRequest {
  const { pathname, search } = new URL(request.url);
  const authorization = request.headers.get('authorization');
  const header = (name: string) =>
    name === 'accept-encoding' && isOfNext(request) ? undefined : (request.headers.get(name) ?? undefined);
  return {
    ...splitUrl(pathBelow(basePath, pathname + search)),
    method: request.method,
    authorization: authorization === null ? [] : [authorization],
    original: request,
    address,
    signal,
    header,
    async readJson(bytes) {
      if (!isJsonMediaType(header('content-type'))) throw new ChatdockError('unsupported_media_type');
      if (request.bodyUsed) throw swallowed();
      const source = bodySource(request, header);
      try {
        const body = await readBody(source, { bytes, milliseconds: bodyTimeoutMs });
        return { value: parseJson(body), size: body.length };
      } finally {
        dropRest(source.stream);
      }
    },
    readStream(limits) {
      const source = bodySource(request, header);
      return bodyStream(source, limits).on('close', () => dropRest(source.stream));
    },
  };
}

/** Next.js takes `Content-Encoding` off what a route handler answers, and compresses it by itself: what is compressed already would be noise. */
function isOfNext(request: Request): boolean {
  return 'nextUrl' in request;
}

function swallowed(): ChatdockError {
  return new ChatdockError('invalid_request', {
    message: 'The body is empty, or was read before it came here.',
  });
}

function bodySource(request: Request, header: BodySource['header']): BodySource {
  const { bodyUsed, body } = request;
  const stream = bodyUsed || !body ? Readable.from([]) : readableOf(body);
  return { stream, header, wasRead: () => bodyUsed, isComplete: () => stream.readableEnded };
}

/** The body as a stream of Node's. Destroying it tells whoever feeds it to send no more. */
function readableOf(body: ReadableStream<Uint8Array>): Readable {
  const reader = body.getReader();
  return new Readable({
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error('The body broke off.')),
      );
    },
    destroy(error, done) {
      // Not at once: where a Node stream feeds the body, as `Readable.toWeb` makes it, data that is on its way in this very
      // moment would meet a closed controller and end the process.
      setImmediate(cancel, reader);
      done(error);
    },
  });
}

function cancel(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {}); // it has ended by itself
}
