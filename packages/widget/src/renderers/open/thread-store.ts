import { WidgetError } from '../../widget-error.ts';
import type { OutgoingMessage } from '../../chatkit/messages.ts';
import type { StreamEntry } from './chatkit-client.ts';
import { pendingCall, runTool } from './client-tools.ts';
import { InOrder } from './in-order.ts';
import { messageRequest, wordsOf } from './message-request.ts';
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
  replaceKnown,
  replaceNewest,
  retryOf,
  retryOfAction,
  withThread,
} from './thread-state.ts';
import type { ThreadStoreOptions } from './thread-store-options.ts';
import type { ActionParams, CustomAction, StreamingRequest, ThreadStreamEvent, WidgetItem } from './wire.ts';

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
  /** The action of the last turn, if it was one. */
  #action: ActionParams | null = null;
  readonly #besides = new InOrder();

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
  async send(message: OutgoingMessage): Promise<void> {
    this.#refuseWhenBusy();
    if (message.newThread && this.#state.threadId !== null) await this.open(null);
    await this.#respond(wordsOf(message), messageRequest(this.#state.threadId, message));
  }

  /**
   * Has the server carry out an action, which is a turn of its own. Resolves when that has ended; rejects with what went
   * wrong, which the state says as well. `busy` as in `send`.
   */
  async act(action: CustomAction, itemId?: string): Promise<void> {
    this.#refuseWhenBusy();
    const params = this.#actionParams(action, itemId);
    await this.#begin(null, { type: 'threads.custom_action', params }).over;
  }

  /**
   * Has the server carry out a widget's action beside whatever is going on, and shows the widget as it is then. The
   * actions of a widget go one after another, so that the last answer is the newest.
   */
  async actBeside(action: CustomAction, itemId: string): Promise<void> {
    const { signal } = this.#view;
    const params = this.#actionParams(action, itemId);
    try {
      const act = () => this.#options.client.act(params, signal);
      const { item, effects } = await this.#besides.run(itemId, act);
      if (item !== null && !signal.aborted) this.#set(replaceKnown(this.#state, item));
      for (const effect of effects) this.#options.announce('chatkit.effect', effect);
    } catch (error) {
      if (!signal.aborted) throw this.report(error);
    }
  }

  /** Leaves an action to the page. */
  async actOnPage(action: CustomAction, { id, widget }: WidgetItem): Promise<void> {
    await this.#options.pageAction(action, { id, widget: structuredClone(widget) });
  }

  /** Ends the running answer; what was said stays. */
  stop(): void {
    this.#turn?.abort();
  }

  /** Does what `state.failure.retry` says. */
  async retry(): Promise<void> {
    const { failure, threadId } = this.#state;
    this.#refuseWhenBusy();
    switch (failure?.retry) {
      case 'send':
        return this.#sendAgain(failure);
      case 'answer':
        return this.#answerAgain();
      case 'action':
        return this.#actAgain();
      case 'load':
        return this.open(threadId);
      default:
        return undefined;
    }
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
      throw this.report(error);
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
      if (current && pendingCall(this.#state)) this.#begin(null, null).over.catch(() => {});
    } catch (error) {
      if (signal.aborted) throw new WidgetError('busy', { cause: error });
      await this.#loadFailed(threadId, error);
    } finally {
      announce('chatkit.thread.load.end', { threadId });
    }
  }

  async #loadFailed(threadId: string, error: unknown): Promise<never> {
    const { code, message } = this.report(error);
    const failure: Failure = { code, message, retry: 'load' };
    if (code === 'thread_not_found') await this.open(null);
    else this.#set({ ...this.#state, threadId, loading: null, failure });
    throw error;
  }

  async #sendAgain({ code }: Failure): Promise<void> {
    const { outgoing } = this.#state;
    // A thread that is gone takes no message, however often it is sent.
    if (outgoing !== null) await this.send({ text: outgoing, newThread: code === 'thread_not_found' });
  }

  async #actAgain(): Promise<void> {
    if (this.#action !== null) await this.act(this.#action.action, this.#action.item_id);
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

  /** A turn, as far as the one who asked for it needs to wait. */
  async #respond(outgoing: string | null, request: StreamingRequest): Promise<void> {
    const { taken, over } = this.#begin(outgoing, request);
    // The end of the turn refuses a message that was not taken by then.
    await Promise.race([taken, over.then(() => Promise.reject(new WidgetError('disconnected')))]);
  }

  #begin(
    outgoing: string | null,
    request: StreamingRequest | null,
  ): { taken: Promise<void>; over: Promise<void> } {
    const turn = (this.#turn = new AbortController());
    const taken = Promise.withResolvers<void>();
    this.#action = request?.type === 'threads.custom_action' ? request.params : null;
    this.#set(beginTurn(this.#state, outgoing));
    this.#options.announce('chatkit.response.start', undefined);
    return { taken: taken.promise, over: this.#toEnd(this.#follow(request, turn, taken.resolve), turn) };
  }

  async #toEnd(followed: Promise<Failure | null>, turn: AbortController): Promise<void> {
    const failure = (await followed) ?? (this.#turn === turn ? this.#state.failure : null);
    if (this.#turn === turn) {
      this.#turn = null;
      this.#set(endTurn(this.#state, failure));
    }
    this.#options.announce('chatkit.response.end', undefined);
    if (failure) throw new WidgetError(failure.code, { message: failure.message });
  }

  /** Reads a turn to its end; answers what went wrong, if anything did. `taken`: the server has the message. */
  async #follow(
    request: StreamingRequest | null,
    turn: AbortController,
    taken: () => void,
  ): Promise<Failure | null> {
    let hasBegun = false;
    try {
      let next = request ?? (await this.#toolOutput(turn));
      while (next !== null && this.#turn === turn) {
        // oxlint-disable-next-line no-await-in-loop -- what the page answers goes on with the turn
        for await (const entry of this.#entries(next, turn)) {
          hasBegun = true;
          this.#receive(entry, taken);
        }
        // oxlint-disable-next-line no-await-in-loop
        next = await this.#toolOutput(turn);
      }
      return null;
    } catch (error) {
      if (this.#turn !== turn) return null;
      if (turn.signal.aborted) return this.#stopped();
      const { code, message } = this.report(error);
      return { code, message, retry: this.#action ? retryOfAction(hasBegun) : retryOf(this.#state) };
    }
  }

  /** What one stream of a turn says, for as long as the turn is the running one. */
  async *#entries(request: StreamingRequest, turn: AbortController): AsyncGenerator<StreamEntry> {
    const open = (): AsyncGenerator<StreamEntry> => this.#options.client.stream(request, turn.signal);
    for await (const entry of patiently(open, turn.signal)) {
      if (this.#turn !== turn) return;
      yield entry;
    }
    if (isCutOff(this.#state)) throw new WidgetError('connection_lost');
  }

  /** What the turn goes on with, when the page was asked to do something. */
  async #toolOutput({ signal }: AbortController): Promise<StreamingRequest | null> {
    const call = pendingCall(this.#state);
    const { threadId } = this.#state;
    if (call === null || threadId === null) return null;
    const tool = this.#options.pageTool();
    const result = await runTool(call, { tool, signal, onFailure: (cause) => this.#toolFailed(cause) });
    this.#set(replaceKnown(this.#state, { ...call, status: 'completed' }));
    return { type: 'threads.add_client_tool_output', params: { thread_id: threadId, result } };
  }

  #toolFailed(cause: unknown): void {
    const message = 'The page could not do what the assistant asked of it.';
    this.report(new WidgetError('renderer_failed', { message, cause }));
  }

  #actionParams(action: CustomAction, itemId: string | undefined): ActionParams {
    const { threadId } = this.#state;
    if (threadId === null) throw new WidgetError('thread_not_found');
    return { thread_id: threadId, ...(itemId !== undefined && { item_id: itemId }), action };
  }

  #stopped(): Failure | null {
    const message = 'Stopped before the message was sent.';
    return this.#state.outgoing === null ? null : { code: 'connection_lost', message, retry: 'send' };
  }

  #receive(entry: StreamEntry, taken: () => void): void {
    if ('ignored' in entry) {
      this.#options.announce('chatkit.log', { name: 'event.ignored', data: { type: entry.ignored } });
    } else {
      this.#set(applyEvent(this.#state, entry.event));
      this.#announceEvent(entry.event);
    }
    if (this.#state.outgoing === null) taken();
  }

  #announceEvent(event: ThreadStreamEvent): void {
    const { announce } = this.#options;
    if (event.type === 'thread.created') announce('chatkit.thread.change', { threadId: event.thread.id });
    if (event.type === 'client_effect') announce('chatkit.effect', { name: event.name, data: event.data });
    const { failure } = this.#state;
    if (event.type === 'error' && failure)
      this.report(new WidgetError(failure.code, { message: failure.message }));
  }

  /** Tells the page of trouble; answers it as a `WidgetError`. */
  report(error: unknown): WidgetError {
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
