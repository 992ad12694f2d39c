import type { IncomingMessage } from 'node:http';
import { ChatdockError } from '../chatdock-error.ts';
import type { HttpRequest } from './http-request.ts';
import { isJsonMediaType } from './media-type.ts';
import { checkJsonValue, parseJson } from './parse-json.ts';
import { readBody, type BodyLimits } from './read-body.ts';

/** How a body that someone else may have read already is found: a body parser before us leaves its result. */
export type ParsedBody = (request: IncomingMessage) => unknown;

/** A Node request as the routes see it; `url` is the part of the address below the mount point. */
export function nodeRequest(
  request: IncomingMessage,
  { url, limits, parsedBody }: { url: string; limits: BodyLimits; parsedBody: ParsedBody },
): HttpRequest {
  const [path = '', query = ''] = splitOnce(url, '?');
  return {
    method: request.method ?? 'GET',
    path: path === '' ? '/' : path,
    query,
    authorization: request.headersDistinct['authorization'] ?? [],
    incoming: request,
    header: (name) => request.headersDistinct[name]?.[0],
    async readJson() {
      if (!isJsonMediaType(request.headers['content-type']))
        throw new ChatdockError('unsupported_media_type');
      const wasRead = request.readableDidRead || request.readableEnded;
      return wasRead ? readParsed(parsedBody(request), limits) : parseJson(await readBody(request, limits));
    },
  };
}

/** What a body parser left: bytes or text still to be read as JSON, or the value. */
function readParsed(body: unknown, limits: BodyLimits): unknown {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (bytes instanceof Uint8Array) {
    if (bytes.length > limits.bytes) throw new ChatdockError('payload_too_large');
    return parseJson(bytes);
  }
  if (typeof body !== 'object' || body === null) {
    throw new ChatdockError('invalid_request', {
      message: 'The body is empty, or was read before it came here.',
    });
  }
  checkJsonValue(body);
  return body;
}

function splitOnce(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
