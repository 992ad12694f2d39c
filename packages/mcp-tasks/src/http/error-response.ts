import { RequestError } from '../request-error.ts';
import type { TasksHttpSettings } from './http-options.ts';
import { metadataUrl } from './resource-metadata.ts';

/** What every answer says: it is nobody else's, it is what it says it is, and where it came from is not told. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Puts the headers of every answer on one that the MCP SDK made. */
export function withCommonHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(always)) response.headers.set(name, value);
  response.headers.delete('connection'); // whether it stays open is between the client and the server that listens
  return response;
}

/**
 * The only place that turns an error into an answer: a JSON-RPC error whose `data.code` is the stable code. What is not the
 * caller's doing goes to `onError`, and nothing of it to the caller.
 */
export function errorResponse(error: unknown, settings: TasksHttpSettings): Response {
  const known = error instanceof RequestError ? error : new RequestError('internal_error', { cause: error });
  if (known.status >= 500) settings.onError(known.cause ?? known);
  const { code, message, status } = known;
  const body = {
    jsonrpc: '2.0',
    error: { code: jsonRpcCode(known), message, data: { code } },
    id: null,
  };
  const headers = { ...always, ...headersOf(known, settings) };
  return Response.json(body, { status, headers });
}

/** The numbers that JSON-RPC has for it, else one of those it leaves to servers. */
function jsonRpcCode({ code }: RequestError): number {
  if (code === 'invalid_json') return -32_700;
  if (code === 'invalid_request') return -32_600;
  if (code === 'internal_error') return -32_603;
  return -32_000;
}

function headersOf({ code, allow }: RequestError, { url }: TasksHttpSettings): Record<string, string> {
  const metadata = `resource_metadata="${metadataUrl(url).href}"`;
  // RFC 6750: no error code for a client that did not try.
  if (code === 'missing_token') return { 'www-authenticate': `Bearer ${metadata}` };
  if (code === 'invalid_token') return { 'www-authenticate': `Bearer error="invalid_token", ${metadata}` };
  if (code === 'method_not_allowed') return { allow };
  if (code === 'unavailable') return { 'retry-after': '5' };
  return {};
}
