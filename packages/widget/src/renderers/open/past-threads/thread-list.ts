import { WidgetError } from '../../../widget-error.ts';
import type { ChatKitClient } from '../chatkit-client.ts';
import type { DocumentRequest } from '../wire.ts';
import { array, flag, optionalText, record } from '../read-json.ts';

/** A conversation, as far as a list of them says. */
export interface ListedThread {
  readonly id: string;
  readonly title: string | undefined;
  /** When it began; `NaN` where the server does not say so. */
  readonly createdAt: number;
}

type Client = Pick<ChatKitClient, 'document' | 'isOurs'>;

/**
 * The user's conversations at the server, newest first, loaded page by page: all of them, or those that hold some words. Each method rejects with a `WidgetError`, and
 * leaves `threads` as it was then.
 */
export class ThreadList {
  readonly #client: Client;
  readonly #signal: AbortSignal;
  /** The server finds words in titles and texts; without that they are looked for in the titles that are loaded. */
  #searches: boolean;
  #words = '';
  #threads: readonly ListedThread[] = [];
  #after: string | undefined;

  constructor(client: Client, signal: AbortSignal) {
    this.#client = client;
    this.#searches = client.isOurs;
    this.#signal = signal;
  }

  get threads(): readonly ListedThread[] {
    if (this.#searches || this.#words === '') return this.#threads;
    const words = this.#words.toLocaleLowerCase();
    return this.#threads.filter(({ title = '' }) => title.toLocaleLowerCase().includes(words));
  }

  /** What is looked for; empty: all conversations are listed. */
  get words(): string {
    return this.#words;
  }

  get hasMore(): boolean {
    return this.#after !== undefined;
  }

  /** Lists those that hold these words from now on, or with none all of them, and loads the first page of them. */
  async search(words: string): Promise<void> {
    this.#words = words.trim();
    if (!this.#searches) return;
    this.#threads = [];
    this.#after = undefined;
    try {
      await this.load();
    } catch (error) {
      if (!(error instanceof WidgetError) || !unable.has(error.code)) throw error;
      this.#searches = false;
      await this.load();
    }
  }

  /** Loads the next page, the first one at first. */
  async load(): Promise<void> {
    const words = this.#words;
    const after = this.#after;
    const answer = record(await this.#client.document(this.#request(after), this.#signal));
    if (words !== this.#words) return; // and other ones are asked for by now
    const known = new Set(this.#threads.map(({ id }) => id));
    const listed = array(answer['data']).flatMap(readListed);
    this.#threads = [...this.#threads, ...listed.filter(({ id }) => !known.has(id))];
    const next = flag(answer['has_more']) ? optionalText(answer['after']) : undefined;
    // A cursor that stands still would be asked for ever.
    this.#after = next === after ? undefined : next;
  }

  #request(after: string | undefined): DocumentRequest {
    const params = { limit: 20, ...(after !== undefined && { after }) };
    return this.#searches && this.#words !== ''
      ? { type: 'chatdock.threads.search', params: { ...params, query: this.#words } }
      : { type: 'threads.list', params: { ...params, order: 'desc' } };
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

/** What a server answers that has no search. */
const unable: ReadonlySet<unknown> = new Set(['request_refused', 'malformed_answer', 'thread_not_found']);

function readListed(value: unknown): ListedThread[] {
  const thread = record(value);
  const id = optionalText(thread['id']);
  if (id === undefined) return [];
  const created = optionalText(thread['created_at']);
  return [{ id, title: optionalText(thread['title']), createdAt: Date.parse(created ?? '') }];
}
