import { WidgetError } from '../../widget-error.ts';
import type { ChatKitEventMap, OutgoingMessage } from '../renderer.ts';
import type { ChatKitClient, StreamEntry } from './chatkit-client.ts';
import { patiently } from './patiently.ts';
import {
  type Failure,
  type ThreadState,
  applyEvent,
  beginTurn,
  dropAfter,
  endTurn,
  isCutOff,
  lastUserMessage,
  noteUnanswered,
  noThread,
  prependOlder,
  replaceNewest,
  retryOf,
  withThread,
} from './thread-state.ts';
import type { StreamingRequest, ThreadStreamEvent } from './wire.ts';

/** Tells the outside what happened; the arguments are those of the element's `chatkit.*` events. */
export type Announce = <Name extends keyof ChatKitEventMap>(
  name: Name,
  detail: ChatKitEventMap[Name]['detail'],
) => void;

export interface ThreadStoreOptions {
  client: Pick<ChatKitClient, 'getThread' | 'olderItems' | 'stream'>;
  announce: Announce;
  /** Called after each change of `state`. */
  changed: () => void;
}

/**
 * The open conversation: holds its state, makes its requests, one turn at a time. Failures end up in `state.failure`,
 * and reject what was asked for with a `WidgetError`. Opening another thread ends whatever was going on.
 */
export class ThreadStore {
  readonly #options: ThreadStoreOptions;
  #state = noThread;
  /** Ends the loads of the open thread. */
  #view = new AbortController();
  /** The running turn. What comes of a turn that is no longer this one is dropped. */
  #turn: AbortController | null = null;

  constructor(options: ThreadStoreOptions) {
    this.#options = options;
  }

  get state(): ThreadState {
    return this.#state;
  }

  /** A thread loads or an answer streams: nothing can be sent. */
  get isBusy(): boolean {
    return this.#turn !== null || this.#state.loading === 'thread';
  }

  /**
   * Shows a thread's newest items, or with `null` the new-thread view. Rejects with `thread_not_found` when the server
   * does not know it, and shows the new-thread view then; with another code when it could not be loaded.
   */
  async open(threadId: string | null): Promise<void> {
    this.dispose();
    const before = this.#state.threadId;
    this.#set({ ...noThread, threadId, loading: threadId === null ? null : 'thread' });
    if (threadId !== before) this.#options.announce('chatkit.thread.change', { threadId });
    if (threadId !== null) await this.#load(threadId);
  }

  /** Loads the open thread's newest items again and keeps what is shown meanwhile. `busy` while it is in use. */
  async refresh(): Promise<void> {
    const { threadId } = this.#state;
    this.#refuseWhenBusy();
    if (threadId !== null) await this.#load(threadId);
  }

  /** Sends a message. Resolves when the server has taken it; `busy` while a thread loads or an answer streams. */
  async send({ text, newThread = false }: OutgoingMessage): Promise<void> {
    this.#refuseWhenBusy();
    if (newThread && this.#state.threadId !== null) await this.open(null);
    const { threadId } = this.#state;
    const input = {
      content: [{ type: 'input_text', text }],
      attachments: [],
      inference_options: {},
    } as const;
    await this.#respond(
      text,
      threadId === null
        ? { type: 'threads.create', params: { input } }
        : { type: 'threads.add_user_message', params: { thread_id: threadId, input } },
    );
  }

  /** Ends the running answer; what was said stays. */
  stop(): void {
    this.#turn?.abort();
  }

  /** Does what `state.failure.retry` says. */
  async retry(): Promise<void> {
    const { failure, outgoing, threadId } = this.#state;
    this.#refuseWhenBusy();
    if (failure?.retry === 'load' && threadId !== null) await this.open(threadId);
    if (failure?.retry === 'answer') await this.#answerAgain();
    if (failure?.retry !== 'send' || outgoing === null) return;
    // A thread that is gone takes no message, however often it is sent.
    await this.send({ text: outgoing, newThread: failure.code === 'thread_not_found' });
  }

  /** Takes back the message that the server did not take; returns its text. */
  takeBack(): string {
    const text = this.#state.outgoing ?? '';
    if (!this.#state.responding) this.#set({ ...this.#state, outgoing: null, failure: null });
    return text;
  }

  /** Loads the page before the oldest item shown, if there is one and no load is under way. */
  async loadOlder(): Promise<void> {
    const { threadId, older, loading } = this.#state;
    if (threadId === null || older === null || loading !== null) return;
    const { signal } = this.#view;
    this.#set({ ...this.#state, loading: 'older' });
    try {
      const page = await this.#options.client.olderItems(threadId, older, signal);
      if (!signal.aborted) this.#set(prependOlder(this.#state, page));
    } catch (error) {
      if (signal.aborted) return;
      this.#set({ ...this.#state, loading: null });
      throw this.#report(error);
    }
  }

  /** Ends what is going on; what is shown stays. */
  dispose(): void {
    this.#view.abort();
    this.#view = new AbortController();
    this.#turn?.abort();
    const wasResponding = this.#turn !== null;
    this.#turn = null;
    if (wasResponding) this.#set(endTurn(this.#state, this.#stopped()));
    if (this.#state.loading !== null) this.#set({ ...this.#state, loading: null });
  }

  async #load(threadId: string): Promise<void> {
    const { client, announce } = this.#options;
    const { signal } = this.#view;
    const { items } = this.#state;
    announce('chatkit.thread.load.start', { threadId });
    try {
      const [thread, page] = await Promise.all([
        client.getThread(threadId, signal),
        client.olderItems(threadId, null, signal),
      ]);
      // What was said since the question is newer than the answer.
      const current = !signal.aborted && this.#state.items === items && !this.#state.responding;
      if (current) this.#set(noteUnanswered(replaceNewest(withThread(this.#state, thread), page)));
    } catch (error) {
      if (signal.aborted) throw new WidgetError('busy', { cause: error });
      await this.#loadFailed(threadId, error);
    } finally {
      announce('chatkit.thread.load.end', { threadId });
    }
  }

  async #loadFailed(threadId: string, error: unknown): Promise<never> {
    const { code, message } = this.#report(error);
    const failure: Failure = { code, message, retry: 'load' };
    if (code === 'thread_not_found') await this.open(null);
    else this.#set({ ...this.#state, threadId, loading: null, failure });
    throw error;
  }

  async #answerAgain(): Promise<void> {
    const { threadId } = this.#state;
    const message = lastUserMessage(this.#state);
    if (threadId === null || message === undefined) return;
    this.#set(dropAfter(this.#state, message.id));
    await this.#respond(null, {
      type: 'threads.retry_after_item',
      params: { thread_id: threadId, item_id: message.id },
    });
  }

  async #respond(outgoing: string | null, request: StreamingRequest): Promise<void> {
    const turn = (this.#turn = new AbortController());
    const taken = Promise.withResolvers<void>();
    this.#set(beginTurn(this.#state, outgoing));
    this.#options.announce('chatkit.response.start', undefined);
    const over = this.#follow(request, turn, taken.resolve).then((failure) => {
      if (this.#turn === turn) {
        this.#turn = null;
        this.#set(endTurn(this.#state, failure));
      }
      this.#options.announce('chatkit.response.end', undefined);
      throw new WidgetError(failure?.code ?? 'disconnected', failure ? { message: failure.message } : {});
    });
    // The end of the turn refuses a message that was not taken by then.
    await Promise.race([taken.promise, over]);
  }

  /** Reads a turn to its end; answers what went wrong, if anything did. `taken`: the server has the message. */
  async #follow(
    request: StreamingRequest,
    turn: AbortController,
    taken: () => void,
  ): Promise<Failure | null> {
    const open = (): AsyncGenerator<StreamEntry> => this.#options.client.stream(request, turn.signal);
    try {
      for await (const entry of patiently(open, turn.signal)) {
        if (this.#turn !== turn) return null;
        this.#receive(entry);
        if (this.#state.outgoing === null) taken();
      }
      if (!isCutOff(this.#state)) return null;
      throw new WidgetError('connection_lost');
    } catch (error) {
      if (this.#turn !== turn) return null;
      if (turn.signal.aborted) return this.#stopped();
      const { code, message } = this.#report(error);
      return { code, message, retry: retryOf(this.#state) };
    }
  }

  #stopped(): Failure | null {
    const message = 'Stopped before the message was sent.';
    return this.#state.outgoing === null ? null : { code: 'connection_lost', message, retry: 'send' };
  }

  #receive(entry: StreamEntry): void {
    if ('ignored' in entry) {
      this.#options.announce('chatkit.log', { name: 'event.ignored', data: { type: entry.ignored } });
      return;
    }
    this.#set(applyEvent(this.#state, entry.event));
    this.#announceEvent(entry.event);
  }

  #announceEvent(event: ThreadStreamEvent): void {
    const { announce } = this.#options;
    if (event.type === 'thread.created') announce('chatkit.thread.change', { threadId: event.thread.id });
    if (event.type === 'client_effect') announce('chatkit.effect', { name: event.name, data: event.data });
    const { failure } = this.#state;
    if (event.type === 'error' && failure)
      this.#report(new WidgetError(failure.code, { message: failure.message }));
  }

  #report(error: unknown): WidgetError {
    const known = error instanceof WidgetError ? error : new WidgetError('renderer_failed', { cause: error });
    this.#options.announce('chatkit.error', { error: known });
    return known;
  }

  #refuseWhenBusy(): void {
    if (this.isBusy) throw new WidgetError('busy');
  }

  #set(state: ThreadState): void {
    this.#state = state;
    this.#options.changed();
  }
}
