import type { IncomingMessage } from 'node:http';
import { ChatdockError } from '../chatdock-error.ts';
import type { BodySource } from './body-source.ts';
import { bodyStream } from './body-stream.ts';
import type { HttpRequest, JsonBody } from './http-request.ts';
import { isJsonMediaType } from './media-type.ts';
import { checkJsonValue, parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { splitUrl } from './split-url.ts';

/** How a body that someone else may have read already is found: a body parser before us leaves its result. */
export type ParsedBody = (request: IncomingMessage) => unknown;

/** What a Node request does not say of itself. */
export interface NodeRequestSetting {
  /** The part of the address below the mount point. */
  readonly url: string;
  readonly parsedBody: ParsedBody;
  /** How long a body may take to arrive, in milliseconds. */
  readonly bodyTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly address: string | undefined;
}

/** A Node request as the routes see it. */
export function nodeRequest(
  request: IncomingMessage,
  { url, parsedBody, bodyTimeoutMs, signal, address }: NodeRequestSetting,
): HttpRequest {
  return {
    ...splitUrl(url),
    method: request.method ?? 'GET',
    authorization: allOf(request.rawHeaders, 'authorization'),
    original: request,
    address,
    signal,
    header: headerOf(request),
    async readJson(bytes) {
      if (!isJsonMediaType(request.headers['content-type']))
        throw new ChatdockError('unsupported_media_type');
      const source = bodySource(request);
      if (source.wasRead()) return readParsed(request, parsedBody(request), bytes);
      const body = await readBody(source, { bytes, milliseconds: bodyTimeoutMs });
      return { value: parseJson(body), size: body.length };
    },
    readStream: (limits) => bodyStream(bodySource(request), limits),
  };
}

export function bodySource(request: IncomingMessage): BodySource {
  return {
    stream: request,
    header: headerOf(request),
    wasRead: () => request.readableDidRead || request.readableEnded,
    isComplete: () => request.complete,
  };
}

/** Of one that is said twice, what Node makes of it: the first, or all of them with commas between, which then is no value at all. */
function headerOf({ headers }: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.[0];
  };
}

/** Every value of a header. Node itself keeps the first of some, and its list of all would be made for each request. */
function allOf(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const found = rawHeaders[at];
    if (found?.length === name.length && found.toLowerCase() === name) values.push(rawHeaders[at + 1] ?? '');
  }
  return values;
}

/** What a body parser left: bytes or text still to be read as JSON, or the value. */
function readParsed(request: IncomingMessage, body: unknown, limit: number): JsonBody {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (bytes instanceof Uint8Array) {
    if (bytes.length > limit) throw new ChatdockError('payload_too_large');
    return { value: parseJson(bytes), size: bytes.length };
  }
  if (typeof body !== 'object' || body === null) {
    throw new ChatdockError('invalid_request', {
      message: 'The body is empty, or was read before it came here.',
    });
  }
  checkJsonValue(body);
  return { value: body, size: Number(request.headers['content-length'] ?? 0) };
}
