import { failureTexts } from './failure-texts.ts';
import { WidgetError } from '../../widget-error.ts';
import { actionParams } from './action-params.ts';
import type { StreamEntry } from './chatkit-client.ts';
import { loadTrouble } from './load-trouble.ts';
import { type KeyedMessage, messageRequest } from './message-request.ts';
import {
  type Failure,
  type ThreadState,
  applyEvent,
  beginTurn,
  dropAfter,
  endTurn,
  isCutOff,
  lastUserMessage,
  noThread,
  pendingCall,
  retryOf,
  retryOfAction,
} from './thread-state.ts';
import type { ThreadStoreOptions } from './thread-store-options.ts';
import type { CustomAction, StreamingRequest, ThreadStreamEvent } from './wire.ts';
import { wordsOf } from './words-of.ts';

/**
 * The open conversation: holds its state, makes its requests, one turn at a time. Failures end up in `state.failure`,
 * and reject what was asked for with a `WidgetError`. Opening another thread ends whatever was going on.
 */
export class ThreadStore {
  readonly options: ThreadStoreOptions;
  #state = noThread;
  /** Ends the loads of the open thread. */
  #view = new AbortController();
  /** The running turn. What comes of a turn that is no longer this one is dropped. */
  #turn: AbortController | null = null;
  /** What was sent last, or is to be: as long as the server has not taken it, it can be sent again as it was. */
  lastSent: KeyedMessage = {};
  /** What the last turn was begun with by `perform`, if it was. */
  #performed: StreamingRequest | null = null;

  constructor(options: ThreadStoreOptions) {
    this.options = options;
  }

  get state(): ThreadState {
    return this.#state;
  }

  /** For what is loaded on demand and works on the store. */
  set state(state: ThreadState) {
    this.#state = state;
    this.options.changed();
  }

  /** Ends with the open thread. */
  get signal(): AbortSignal {
    return this.#view.signal;
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
    // While the state still has what was not sent there.
    if (threadId !== this.#state.threadId) this.options.announce('chatkit.thread.change', { threadId });
    this.state = { ...noThread, threadId, loading: threadId === null ? null : 'thread' };
    if (threadId !== null) await this.#load(threadId);
  }

  /** Loads the open thread's newest items again and keeps what is shown meanwhile. `busy` while it is in use. */
  async refresh(): Promise<void> {
    const { threadId } = this.#state;
    this.#refuseWhenBusy();
    if (threadId !== null) await this.#load(threadId);
  }

  /** Sends a message. Resolves when the server has taken it; `busy` while a thread loads or an answer streams. */
  async send(message: KeyedMessage): Promise<void> {
    this.#refuseWhenBusy();
    if (message.newThread && this.#state.threadId !== null) await this.open(null);
    this.lastSent = { key: String(Math.random()), ...message };
    await this.#respond(wordsOf(message), messageRequest(this.#state.threadId, this.lastSent));
  }

  /**
   * Has the server carry out an action, which is a turn of its own. Resolves when that has ended; rejects with what went
   * wrong, which the state says as well. `busy` as in `send`.
   */
  async act(action: CustomAction, itemId?: string): Promise<void> {
    const params = actionParams(this.#state, action, itemId);
    await this.perform({ type: 'threads.custom_action', params });
  }

  /** What is a turn of its own, and no message; resolves and rejects as `act` does. */
  async perform(request: StreamingRequest): Promise<void> {
    this.#refuseWhenBusy();
    this.#performed = request;
    await this.#begin(null, request).over;
  }

  /** Asks for another answer to the message before this item; by itself to the last one. `busy` as in `send`. */
  async answerAgain(itemId?: string): Promise<void> {
    this.#refuseWhenBusy();
    const { threadId } = this.#state;
    const message = lastUserMessage(this.#state, itemId);
    if (threadId === null || message === undefined) return;
    this.state = dropAfter(this.#state, message.id);
    await this.#respond(null, {
      type: 'threads.retry_after_item',
      params: { thread_id: threadId, item_id: message.id },
    });
  }

  /** Ends the running answer; what was said stays. */
  stop(): void {
    const turn = this.#turn;
    const abort = (): void => turn?.abort();
    if (this.options.client.isOurs)
      loadTrouble()
        .then(({ stopTurn }) => stopTurn(this))
        .then(abort, abort);
    else abort();
  }

  /** Does what `state.failure.retry` says. */
  async retry(): Promise<void> {
    const { failure, threadId } = this.#state;
    this.#refuseWhenBusy();
    switch (failure?.retry) {
      case 'send':
        return this.#sendAgain(failure);
      case 'answer':
        return this.answerAgain();
      case 'action':
        return this.#performed ? this.perform(this.#performed) : undefined;
      case 'load':
        return this.open(threadId);
      default:
        return undefined;
    }
  }

  /** Takes back the message that the server did not take; returns its text. */
  takeBack(): string {
    const text = this.#state.outgoing ?? '';
    if (!this.#state.responding) this.state = { ...this.#state, outgoing: null, failure: null };
    return text;
  }

  /** Loads the page before the oldest item shown, if there is one and no load is under way. */
  async loadOlder(): Promise<void> {
    const { signal } = this;
    const { loadOlder } = await import('./loading/load-thread.ts');
    await loadOlder(this, signal);
  }

  /** Ends what is going on; what is shown stays. */
  dispose(): void {
    this.#view.abort();
    this.#view = new AbortController();
    this.#turn?.abort();
    const wasResponding = this.#turn !== null;
    this.#turn = null;
    if (wasResponding) this.state = endTurn(this.#state, this.#stopped());
    if (this.#state.loading !== null) this.state = { ...this.#state, loading: null };
  }

  async #load(threadId: string): Promise<void> {
    const { announce } = this.options;
    const { signal } = this;
    announce('chatkit.thread.load.start', { threadId });
    try {
      const { loadNewest } = await import('./loading/load-thread.ts');
      await loadNewest(this, threadId, signal);
    } catch (error) {
      if (signal.aborted) throw new WidgetError('busy', { cause: error });
      await this.#loadFailed(threadId, error);
    } finally {
      announce('chatkit.thread.load.end', { threadId });
    }
  }

  /** Goes on with a turn of the thread that was loaded: `request` joins it, or it waits for what the page does. */
  goOn(request: StreamingRequest | null): void {
    if (request ?? pendingCall(this.#state)) this.#begin(null, request).over.catch(() => {});
  }

  async #loadFailed(threadId: string, error: unknown): Promise<never> {
    const { code, message } = this.report(error);
    const failure: Failure = { code, message, retry: 'load' };
    if (code === 'thread_not_found') await this.open(null);
    else this.state = { ...this.#state, threadId, loading: null, failure };
    throw error;
  }

  async #sendAgain({ code }: Failure): Promise<void> {
    const { outgoing } = this.#state;
    // A thread that is gone takes no message, however often it is sent.
    const newThread = code === 'thread_not_found';
    if (outgoing !== null) await this.send({ ...this.lastSent, newThread });
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
    if (request !== this.#performed) this.#performed = null;
    this.state = beginTurn(this.#state, outgoing);
    this.options.announce('chatkit.response.start', undefined);
    return { taken: taken.promise, over: this.#toEnd(this.#follow(request, turn, taken.resolve), turn) };
  }

  async #toEnd(followed: Promise<Failure | null>, turn: AbortController): Promise<void> {
    const failure = (await followed) ?? (this.#turn === turn ? this.#state.failure : null);
    if (this.#turn === turn) {
      this.#turn = null;
      this.state = endTurn(this.#state, failure);
    }
    this.options.announce('chatkit.response.end', undefined);
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
      return { code, message, retry: this.#performed ? retryOfAction(hasBegun) : retryOf(this.#state) };
    }
  }

  /** What one stream of a turn says, for as long as the turn is the running one. */
  async *#entries(request: StreamingRequest, turn: AbortController): AsyncGenerator<StreamEntry> {
    const { client } = this.options;
    client.lastId = undefined;
    try {
      for await (const entry of client.stream(request, turn.signal)) {
        if (this.#turn !== turn) return;
        yield entry;
      }
      if (isCutOff(this.#state)) throw new WidgetError('connection_lost');
    } catch (error) {
      const { carryOn } = await loadTrouble().catch(() => {
        throw error;
      });
      for await (const entry of carryOn(this, { request, error }, turn.signal)) {
        if (this.#turn !== turn) return;
        yield entry;
      }
    }
  }

  /** What the turn goes on with, when the page was asked to do something. */
  async #toolOutput({ signal }: AbortController): Promise<StreamingRequest | null> {
    const call = pendingCall(this.#state);
    if (call === null) return null;
    const { toolOutput } = await import('./steps/steps.ts');
    return toolOutput(this, call, signal);
  }

  #stopped(): Failure | null {
    const message = failureTexts.stopped;
    return this.#state.outgoing === null ? null : { code: 'connection_lost', message, retry: 'send' };
  }

  #receive(entry: StreamEntry, taken: () => void): void {
    if ('ignored' in entry) {
      this.options.announce('chatkit.log', { name: 'event.ignored', data: { type: entry.ignored } });
    } else {
      this.state = applyEvent(this.#state, entry.event);
      this.#announceEvent(entry.event);
    }
    if (this.#state.outgoing === null) taken();
  }

  #announceEvent(event: ThreadStreamEvent): void {
    const { announce } = this.options;
    if (event.type === 'thread.created') announce('chatkit.thread.change', { threadId: event.thread.id });
    if (event.type === 'client_effect') announce('chatkit.effect', { name: event.name, data: event.data });
    const { failure } = this.#state;
    if (event.type === 'error' && failure)
      this.report(new WidgetError(failure.code, { message: failure.message }));
  }

  /** Tells the page of trouble; answers it as a `WidgetError`. */
  report(error: unknown): WidgetError {
    const known = error instanceof WidgetError ? error : new WidgetError('renderer_failed', { cause: error });
    this.options.announce('chatkit.error', { error: known });
    return known;
  }

  #refuseWhenBusy(): void {
    if (this.isBusy) throw new WidgetError('busy');
  }
}
