import { MCPServerStreamableHttp } from '@openai/agents-core';
import type { ToolResult } from '../tool-result.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { RemoteServerSettings } from './remote-server-options.ts';

/** The most pages of tools that are read. */
const mostPages = 10;

/** What the SDK says of itself goes nowhere: it may quote what was sent. */
const silent = {
  namespace: 'chatdock',
  debug: () => {},
  warn: () => {},
  error: () => {},
  dontLogModelData: true,
  dontLogToolData: true,
};

type Server = Pick<RemoteServerSettings, 'name' | 'url' | 'headers' | 'timeoutMs'>;
type Call = Parameters<MCPServerStreamableHttp['callToolResult']>;

/** One user's connection to one server, opened by its first use. Never shared by two users: answers could be mixed up. */
export class RemoteConnection {
  readonly #server: MCPServerStreamableHttp;
  #opening: Promise<void> | undefined;
  #uses = 0;
  #isOver = false;
  /** The status of the last answer; `0` before the first. */
  #status = 0;

  /** @param token the user's token for this server, for each request; `null`: none. */
  constructor({ name, url, headers, timeoutMs }: Server, token: () => Promise<string | null>) {
    const onStatus = (status: number): void => void (this.#status = status);
    this.#server = new MCPServerStreamableHttp({
      name,
      url: url.href,
      fetch: guardedFetch({ url, headers, token, onStatus }),
      clientSessionTimeoutSeconds: timeoutMs / 1_000,
      timeout: timeoutMs,
      maxListPages: mostPages,
      logger: silent,
    });
  }

  /** Whether the server refused the last request, rather than failed: that may be because of whose it was. */
  get wasRefused(): boolean {
    return this.#status >= 400 && this.#status < 500;
  }

  /** Whether the server does not know the connection any more; it has done nothing of what it was asked then. */
  get wasForgotten(): boolean {
    return this.#status === 404;
  }

  listTools(): ReturnType<MCPServerStreamableHttp['listTools']> {
    return this.#use(() => this.#server.listTools());
  }

  callTool(...call: Call): Promise<ToolResult> {
    return this.#use(() => this.#server.callToolResult(...call));
  }

  /** Is not used any more; ends with what still uses it. */
  end(): void {
    this.#isOver = true;
    this.#closeWhenIdle();
  }

  async #use<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#uses += 1;
    try {
      await (this.#opening ??= this.#server.connect());
      return await work();
    } finally {
      this.#uses -= 1;
      this.#closeWhenIdle();
    }
  }

  #closeWhenIdle(): void {
    if (this.#isOver && this.#uses === 0) this.#server.close().catch(() => {}); // gone is gone
  }
}
