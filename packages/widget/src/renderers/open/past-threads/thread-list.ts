import { WidgetError } from '../../../widget-error.ts';
import type { ChatKitClient } from '../chatkit-client.ts';
import { array, flag, optionalText, record } from '../read-json.ts';

/** A conversation, as far as a list of them says. */
export interface ListedThread {
  readonly id: string;
  readonly title: string | undefined;
  /** When it began; `NaN` where the server does not say so. */
  readonly createdAt: number;
}

/**
 * The user's conversations at the server, newest first, loaded page by page. Each method rejects with a `WidgetError`, and
 * leaves `threads` as it was then.
 */
export class ThreadList {
  readonly #client: Pick<ChatKitClient, 'document'>;
  readonly #signal: AbortSignal;
  #threads: readonly ListedThread[] = [];
  #after: string | undefined;

  constructor(client: Pick<ChatKitClient, 'document'>, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  get threads(): readonly ListedThread[] {
    return this.#threads;
  }

  get hasMore(): boolean {
    return this.#after !== undefined;
  }

  /** Loads the next page, the first one at first. */
  async load(): Promise<void> {
    const after = this.#after;
    const params = { limit: 20, order: 'desc', ...(after !== undefined && { after }) } as const;
    const answer = record(await this.#client.document({ type: 'threads.list', params }, this.#signal));
    const known = new Set(this.#threads.map(({ id }) => id));
    const listed = array(answer['data']).flatMap(readListed);
    this.#threads = [...this.#threads, ...listed.filter(({ id }) => !known.has(id))];
    const next = flag(answer['has_more']) ? optionalText(answer['after']) : undefined;
    // A cursor that stands still would be asked for ever.
    this.#after = next === after ? undefined : next;
  }

  async rename(threadId: string, title: string): Promise<void> {
    await this.#client.document(
      { type: 'threads.update', params: { thread_id: threadId, title } },
      this.#signal,
    );
    this.#threads = this.#threads.map((thread) => (thread.id === threadId ? { ...thread, title } : thread));
  }

  /** One that is gone already is what was wanted. */
  async remove(threadId: string): Promise<void> {
    try {
      await this.#client.document({ type: 'threads.delete', params: { thread_id: threadId } }, this.#signal);
    } catch (error) {
      if (!(error instanceof WidgetError) || error.code !== 'thread_not_found') throw error;
    }
    this.#threads = this.#threads.filter(({ id }) => id !== threadId);
  }
}

function readListed(value: unknown): ListedThread[] {
  const thread = record(value);
  const id = optionalText(thread['id']);
  if (id === undefined) return [];
  const created = optionalText(thread['created_at']);
  return [{ id, title: optionalText(thread['title']), createdAt: Date.parse(created ?? '') }];
}
