import { ownerKey, type Owner } from '../../../owner.ts';
import type { ToolHints } from '../tool-hints.ts';
import type { ToolResult } from '../tool-result.ts';
import { Recent } from './recent.ts';
import { RemoteConnection } from './remote-connection.ts';
import type { RemoteServerSettings } from './remote-server-options.ts';
import { Rest } from './rest.ts';
import { readTools, type RemoteTool } from './read-tools.ts';

/** Thrown instead of asking a server that failed a moment ago. */
export class RestingError extends Error {
  override readonly name = 'RestingError';
}

const listLimits = { entries: 1_000, ms: 300_000 };
const connectionLimits = { entries: 500, ms: 60_000 };

/** Whoever fails for reasons of its own fails for everybody. */
const everybody = '';

/**
 * A remote server as this process uses it for all users: what it remembers of tools, connections and failures is each user's own, as
 * a server may show each user something else.
 */
export class RemoteServer {
  readonly settings: RemoteServerSettings;
  readonly #lists = new Recent<Promise<readonly RemoteTool[]>>(listLimits);
  readonly #connections = new Recent<RemoteConnection>(connectionLimits, (connection) => connection.end());
  readonly #rest = new Rest();
  readonly #sweep: NodeJS.Timeout;

  constructor(settings: RemoteServerSettings) {
    this.settings = settings;
    this.#sweep = setInterval(() => this.#connections.clear({ onlyOver: true }), connectionLimits.ms);
    this.#sweep.unref();
  }

  /** The tools that the user has; none for a user without a token. */
  tools(owner: Owner): Promise<readonly RemoteTool[]> {
    const key = ownerKey(owner);
    const known = this.#lists.get(key);
    if (known) return known;
    const listing = this.#list(owner);
    this.#lists.set(key, listing);
    listing.catch(() => this.#lists.delete(key));
    return listing;
  }

  async call(owner: Owner, ...call: Parameters<RemoteConnection['callTool']>): Promise<ToolResult> {
    const key = ownerKey(owner);
    const isUsed = this.#connections.get(key) !== undefined;
    const connection = this.#connect(owner);
    try {
      return await connection.callTool(...call);
    } catch (error) {
      this.#connections.delete(key);
      this.#lists.delete(key); // it may have other tools by now
      if (isUsed && connection.wasForgotten) return this.#connect(owner).callTool(...call);
      throw error;
    }
  }

  close(): void {
    clearInterval(this.#sweep);
    this.#connections.clear();
  }

  async #list(owner: Owner): Promise<readonly RemoteTool[]> {
    const key = ownerKey(owner);
    if (this.#rest.isResting(everybody) || this.#rest.isResting(key)) throw new RestingError();
    if (!(await this.#hasAccess(owner))) return [];
    const connection = this.#connect(owner);
    try {
      const tools = readTools(await connection.listTools(), this.settings.tools);
      this.#rest.worked(everybody);
      this.#rest.worked(key);
      return tools;
    } catch (error) {
      this.#connections.delete(key);
      this.#rest.failed(connection.wasRefused ? key : everybody);
      throw error;
    }
  }

  async #hasAccess(owner: Owner): Promise<boolean> {
    const { token } = this.settings;
    return !token || (await token(owner)) !== null;
  }

  #connect(owner: Owner): RemoteConnection {
    const key = ownerKey(owner);
    const open = this.#connections.get(key);
    const { token } = this.settings;
    const connection =
      open ?? new RemoteConnection(this.settings, async () => (await token?.(owner)) ?? null);
    this.#connections.set(key, connection);
    return connection;
  }
}

/** What a tool says of itself. */
export function hintsOf(tools: readonly RemoteTool[], name: string): ToolHints | undefined {
  return tools.find(({ tool }) => tool.name === name)?.hints;
}
