import { createMcpHandler, type McpHttpHandler } from '@modelcontextprotocol/server';
import type { Caller } from '../auth/known-tokens.ts';
import { createTaskServer } from '../task-server.ts';
import type { TasksHttpSettings } from './http-options.ts';

/** Answers one JSON-RPC message of one caller. */
export interface MessageServer {
  serve(request: Request, message: unknown, caller: Caller): Promise<Response>;
  close(): Promise<void>;
}

/**
 * The MCP side of the endpoint: a server of its own for every request, made for its owner, so that nothing of one request
 * can reach another. Both revisions of the protocol are answered, 2026-07-28 and 2025-11-25, without sessions.
 */
export function messageServer({ tasks, onError }: TasksHttpSettings): MessageServer {
  const handler: McpHttpHandler = createMcpHandler((context) => {
    const { owner, subject } = context.authInfo?.extra ?? {};
    if (typeof owner !== 'string' || typeof subject !== 'string') {
      throw new Error('A request without an owner came through.');
    }
    return createTaskServer(tasks.forOwner(owner), { userId: subject, onError });
  });
  return {
    serve(request, message, caller) {
      // The token ends here: what is passed on says whose request it is, and could not be used anywhere.
      const authInfo = { token: 'verified', clientId: 'verified', scopes: [], extra: { ...caller } };
      return handler.fetch(request, { authInfo, parsedBody: message });
    },
    close: () => handler.close(),
  };
}
