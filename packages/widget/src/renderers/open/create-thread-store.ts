import type { ChatKitClient } from './chatkit-client.ts';
import type { ThreadStoreOptions } from './thread-store-options.ts';
import type { ThreadStore } from './thread-store.ts';

export interface CreateThreadStoreOptions extends Omit<ThreadStoreOptions, 'client'> {
  /** The server is known to be Chatdock's. */
  isOurs: boolean;
}

export interface Connection {
  readonly client: ChatKitClient;
  readonly store: ThreadStore;
}

/**
 * Loads what a conversation needs beyond the composer, its element and what talks to the server, and makes the store
 * of one. A person can type meanwhile.
 */
export async function createThreadStore(options: CreateThreadStoreOptions): Promise<Connection> {
  const { ChatKitClient: Client, ThreadStore: Store } = await import('./conversation/define.ts');
  const client = new Client(options.endpoint, options.isOurs);
  return { client, store: new Store({ ...options, client }) };
}
