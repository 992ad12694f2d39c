/** A request as `fetch` was given it. */
export interface FetchedRequest {
  url: string;
  type: string;
  params: Record<string, unknown>;
  metadata: unknown;
  headers: Headers;
  signal: AbortSignal;
}

export type FetchScript = (request: FetchedRequest) => Response | Promise<Response>;

/** A `fetch` that a test answers; aborting ends a request, and a stream that it began, as it does in a browser. */
export function scriptedFetch(script: FetchScript): { fetch: typeof fetch; requests: FetchedRequest[] } {
  const requests: FetchedRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { type, params, metadata } = await request.clone().json();
    const { headers, signal, url } = request;
    const fetched = { url, type, params, metadata, headers, signal };
    requests.push(fetched);
    request.signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
    return Promise.race([Promise.resolve(script(fetched)), aborted]);
  };
  return { fetch, requests };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

export const refusal = (status: number, message: string, headers = {}): Response =>
  json({ error: { code: 'code', message } }, status, headers);

export interface EventStream {
  response: Response;
  send(...events: object[]): void;
  /** The same with the places of a turn that the server keeps, from this one on. */
  sendKept(from: number, ...events: object[]): void;
  raw(text: string): void;
  end(): void;
  /** Breaks off as a lost connection does. */
  lose(): void;
}

export function eventStream(signal?: AbortSignal): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  signal?.addEventListener('abort', () => controller?.error(signal.reason));
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }),
    send: (...all) =>
      all.forEach((event) => controller?.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`))),
    sendKept: (from, ...all) =>
      all.forEach((event, index) =>
        controller?.enqueue(encoder.encode(`id: turn_1/${from + index}\ndata: ${JSON.stringify(event)}\n\n`)),
      ),
    raw: (text) => controller?.enqueue(encoder.encode(text)),
    end: () => controller?.close(),
    lose: () => controller?.error(new TypeError('network error')),
  };
}

/** A stream that says it all at once and ends. */
export function events(...all: object[]): Response {
  const stream = eventStream();
  stream.send(...all);
  stream.end();
  return stream.response;
}
