import cors from 'cors';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { safeHeaders } from './answer.ts';

/**
 * Sets the headers that let pages of other origins use the API, and answers their preflight requests; resolves to
 * whether it did, so that nothing is left to answer.
 */
export type CrossOrigin = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Lets pages of exactly these origins in; of none, when there are none. `credentials` allows their cookies, which is
 * for applications that know their users by cookie.
 */
export function crossOrigin(origins: readonly string[], credentials: boolean): CrossOrigin {
  if (origins.length === 0) return async () => false;
  const apply = cors<IncomingMessage>({
    origin: [...origins],
    credentials,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['content-disposition', 'date', 'retry-after', 'www-authenticate'],
    maxAge: 600,
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      response.on('finish', () => resolve(true));
      if (request.method === 'OPTIONS') {
        for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
      }
      apply(request, response, (error?: unknown) =>
        error instanceof Error ? reject(error) : resolve(false),
      );
    });
}
