import { listen } from '@chatdock/testing';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { json, type Route } from './broken-pages.ts';

/** Serves these paths, and 404 for all others; ends with the test. */
export async function startSite(routes: Record<string, Route>): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const { pathname } = new URL(request.url ?? '/', 'http://test');
    (routes[pathname] ?? json({ detail: 'Not Found' }, 404))(response, request);
  });
  const origin = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin;
}
