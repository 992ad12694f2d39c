import { listen } from '@chatdock/testing';
import type { Database } from '@chatdock/mcp-tasks/database';
import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { tasksRouter } from '@chatdock/mcp-tasks/http';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';

/** The secret that signs tokens for the tools of test endpoints. */
export const toolSecret = 'a-secret-between-chat-and-tools-of-40-letters';

/** A request as a server got it. */
export interface SeenRequest {
  readonly headers: IncomingHttpHeaders;
  /** The method of its message, as the protocol of 2026 names it in a header; empty for none. */
  readonly method: string;
}

/** A server of tools in this process, on a port of its own. */
export interface ToolEndpoint {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** How many messages of this method it got. */
  count(method: string): number;
  close(): Promise<void>;
}

/** The tasks of `chatdock-tasks --http`, in this process: with its token verification, and every request watched. */
export async function taskEndpoint(database: Database, audience?: string): Promise<ToolEndpoint> {
  await migrateTasks(database);
  return endpoint((url) => {
    const auth = { secret: toolSecret, audience: audience ?? url };
    return tasksRouter({ tasks: postgresTasks(database), auth, url });
  });
}

/** Any listener, watched. */
export async function endpoint(make: (url: string) => RequestListener): Promise<ToolEndpoint> {
  const seen: SeenRequest[] = [];
  let answer: RequestListener | undefined;
  const http = createServer((request, response) => {
    seen.push({ headers: request.headers, method: String(request.headers['mcp-method'] ?? '') });
    answer?.(request, response);
  });
  const origin = await listen(http);
  const url = `${origin}/mcp`;
  answer = make(url);
  return {
    url,
    seen,
    count: (method) => seen.filter((request) => request.method === method).length,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
