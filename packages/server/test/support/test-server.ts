import { listen } from '@chatdock/testing';
import express, { type Express } from 'express';
import { createServer, type Server } from 'node:http';
import { chatdock, type Chatdock, type ChatdockOptions } from '../../src/index.ts';
import { logLines, type LogLines } from './log-lines.ts';
import { echo } from './responders.ts';
import { userSecret } from './user-token.ts';

/** A server on a free port, as an application would run it. */
export interface TestServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** The mount point's address. */
  readonly api: string;
  readonly chat: Chatdock;
  readonly log: LogLines;
  readonly http: Server;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<ChatdockOptions> {
  /** Prepares the application before the chat is mounted. */
  prepare?: (app: Express) => void;
  mountPath?: string;
  env?: Record<string, string>;
}

export async function startServer(options: TestServerOptions): Promise<TestServer> {
  const { prepare, mountPath = '/api/chatkit', env = {}, ...given } = options;
  const log = logLines();
  // Tests ask more than users do; what limits do has tests of its own.
  const usual = { auth: { secret: userSecret }, respond: echo, logger: log, limits: false } as const;
  const chat = chatdock({ ...usual, ...given }, env);
  const app = express();
  prepare?.(app);
  app.use(mountPath, chat);
  const http = createServer(app);
  const origin = await listen(http);
  await chat.ready;
  return {
    origin,
    api: origin + mountPath,
    chat,
    log,
    http,
    async close() {
      await chat.close({ graceMs: 0 });
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
