import type { Endpoint } from './chatkit-client.ts';
import type { ThreadStoreOptions } from './thread-store-options.ts';
import type { ThreadStore } from './thread-store.ts';

export interface CreateThreadStoreOptions extends Omit<ThreadStoreOptions, 'client'> {
  endpoint: () => Endpoint;
}

/**
 * Loads what a conversation needs beyond the composer, its element and what talks to the server, and makes the store
 * of one. A person can type meanwhile.
 */
export async function createThreadStore(options: CreateThreadStoreOptions): Promise<ThreadStore> {
  const { ChatKitClient, ThreadStore: Store } = await import('./conversation/define.ts');
  return new Store({ ...options, client: new ChatKitClient(options.endpoint) });
}
