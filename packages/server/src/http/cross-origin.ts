import cors from 'cors';
import { safeHeaders } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { visitorHeader } from './identify.ts';

/** What an answer to a page of another origin needs, and whether it is the whole answer: to a preflight request. */
export interface CrossOriginHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly isPreflight: boolean;
}

export type CrossOrigin = (request: HttpRequest) => CrossOriginHeaders;

const nothing: CrossOriginHeaders = Object.freeze({ headers: {}, isPreflight: false });

/**
 * Lets pages of exactly these origins in; of none, when there are none. `credentials` allows their cookies, which is
 * for applications that know their users by cookie, and for pages that cannot know whether they do.
 */
export function crossOrigin(origins: readonly string[], credentials: boolean): CrossOrigin {
  if (origins.length === 0) return () => nothing;
  const apply = cors<CorsRequest>({
    origin: [...origins],
    credentials,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    // Browsers ask for the language where it is not of the form that they know.
    allowedHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', visitorHeader],
    exposedHeaders: ['content-disposition', 'date', 'retry-after', 'www-authenticate', 'x-request-id'],
    maxAge: 600,
  });
  return (request) => {
    const headers = new Map<string, string>();
    let isPreflight = false;
    const asked = { method: request.method, headers: { origin: request.header('origin') } };
    const answer = {
      statusCode: 0,
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string) => void headers.set(name.toLowerCase(), value),
      end: () => void (isPreflight = true),
    };
    apply(asked, answer, () => {});
    if (isPreflight) for (const [name, value] of Object.entries(safeHeaders)) headers.set(name, value);
    headers.delete('content-length');
    return { headers: Object.fromEntries(headers), isPreflight };
  };
}

/** All that the package asks of a request; its answers go into a map, for they may be anyone's. */
interface CorsRequest {
  readonly method: string;
  readonly headers: { readonly origin: string | undefined };
}
