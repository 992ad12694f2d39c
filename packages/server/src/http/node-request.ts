import type { IncomingMessage } from 'node:http';
import { ChatdockError } from '../chatdock-error.ts';
import type { HttpRequest, JsonBody } from './http-request.ts';
import { isJsonMediaType } from './media-type.ts';
import { checkJsonValue, parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

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
}

/** A Node request as the routes see it. */
export function nodeRequest(
  request: IncomingMessage,
  { url, parsedBody, bodyTimeoutMs, signal }: NodeRequestSetting,
): HttpRequest {
  const [path = '', query = ''] = splitOnce(url, '?');
  return {
    method: request.method ?? 'GET',
    path: path === '' ? '/' : path,
    query,
    authorization: request.headersDistinct['authorization'] ?? [],
    incoming: request,
    signal,
    header: (name) => request.headersDistinct[name]?.[0],
    async readJson(bytes) {
      if (!isJsonMediaType(request.headers['content-type']))
        throw new ChatdockError('unsupported_media_type');
      const wasRead = request.readableDidRead || request.readableEnded;
      if (wasRead) return readParsed(request, parsedBody(request), bytes);
      const body = await readBody(request, { bytes, milliseconds: bodyTimeoutMs });
      return { value: parseJson(body), size: body.length };
    },
  };
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

function splitOnce(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
