import type { WatchedTurn } from '../../observer.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { ChatAnswer, ChatContext } from '../context.ts';
import { errorFields } from '../../error-fields.ts';
import type { TokenUsage } from '../allowance.ts';
import type { EventSink, StreamOptions, Turn } from '../ports.ts';
import type { ThreadChanges, TurnEnd, TurnWriter } from '../store-ports.ts';
import { toWireThread } from '../wire-thread.ts';
import { hiddenNote, interruptionMark } from './breaking-off.ts';
import { errorEvent } from './error-event.ts';
import type { Journal } from './journal.ts';
import { makeTurn, type TurnSubject } from './make-turn.ts';
import { nameThread } from './name-thread.ts';
import type { OpenTurn, StopReason } from './open-turns.ts';
import { eventRecorder, TurnLostError, written, type EventRecorder } from './record-events.ts';
import { isRejoining } from './rejoin.ts';
import { watchThread } from './thread-watch.ts';
import type { TurnLog } from './turn-log.ts';
import { untilAborted } from './until-aborted.ts';

/** A turn that has its claim on the thread, and how its stream begins and goes on. */
export interface OpenedTurn extends TurnSubject {
  /** Events before the stream options. Default: none. */
  readonly prologue?: readonly ThreadStreamEvent[];
  /** Events after the stream options. Default: none. */
  readonly epilogue?: readonly ThreadStreamEvent[];
  /** Whether the client comes back when its connection breaks: then that stops nothing. Default: as it has said. */
  readonly rejoin?: boolean;
  /** What is said. Default: what the responder answers. */
  readonly answer?: (turn: Turn) => AsyncIterable<ThreadStreamEvent>;
}

/** Runs an opened turn to its end, with whoever listens: prologue, stream options, then what is said. Never rejects. */
export function runTurn(context: ChatContext, opened: OpenedTurn, sink: EventSink): Promise<void> {
  return context.turns.run(new TurnRun(context, opened, sink));
}

/** The answer that runs an opened turn. */
export function streamTurn(context: ChatContext, opened: OpenedTurn): ChatAnswer {
  return { kind: 'stream', run: (sink) => runTurn(context, opened, sink) };
}

/** How long events may wait to be saved, in milliseconds: sooner when another process may be asked for them. */
const saveWithinMs = { rejoin: 150, alone: 500 };

/** How the responder's part came to its end. */
type End =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

function outcomeOf({ kind }: End, { reason }: { readonly reason: StopReason }): 'finished' | StopReason {
  if (kind === 'stopped') return reason;
  return kind;
}

/** One turn from its first event to its release. However it ends, that happens exactly once. */
class TurnRun implements OpenTurn {
  readonly id: string;
  readonly threadId: string;
  readonly #context: ChatContext;
  #opened: OpenedTurn;
  readonly #sink: EventSink;
  readonly #isRejoining: boolean;
  readonly #stop = new AbortController();
  readonly #turn: Turn;
  readonly #writer: TurnWriter;
  readonly #recorder: EventRecorder;
  readonly #journal: ReturnType<Journal['open']>;
  readonly #threadChanges: ReturnType<typeof watchThread>;
  readonly #watched: WatchedTurn;
  readonly #startedAt = performance.now();
  readonly #tokens = { input: 0, output: 0 };
  #outcome: 'finished' | StopReason = 'failed';
  #isReleased = false;

  constructor(context: ChatContext, opened: OpenedTurn, sink: EventSink) {
    const { owner, store, journal } = context;
    this.id = opened.id;
    this.threadId = opened.thread.id;
    this.#context = context;
    this.#opened = opened;
    this.#sink = sink;
    const { cause, message, thread, id, rejoin = isRejoining(context.request) } = opened;
    this.#isRejoining = rejoin;
    const turn = makeTurn(context, { id, cause, message, thread }, this.#stop.signal);
    this.#turn = { ...turn, countTokens: (usage) => this.#countTokens(usage) };
    this.#writer = store.turnWriter(thread.id, id);
    this.#recorder = eventRecorder(this.#writer, thread.id);
    const withinMs = rejoin ? saveWithinMs.rejoin : saveWithinMs.alone;
    this.#journal = journal.open({ owner, threadId: thread.id, turnId: id, withinMs });
    this.#threadChanges = watchThread(this.#turn.thread);
    this.#watched = context.observer.turn({ id, cause });
  }

  get log(): TurnLog {
    return this.#journal.log;
  }

  stop(reason: StopReason): void {
    this.#stop.abort(reason);
  }

  settle(): Promise<void> {
    return this.#watched.within(() => this.#settle());
  }

  async #settle(): Promise<void> {
    const { signal } = this.#sink;
    const leave = (): void => {
      if (!this.#isRejoining) this.stop('client_left');
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    this.#tellOthers();
    try {
      await this.#answer();
    } catch (error) {
      this.#context.logger.error({ turn: this.id, ...errorFields(error) }, 'a turn could not be settled');
    } finally {
      signal.removeEventListener('abort', leave);
      if (!this.#isReleased) this.#context.turns.endLater(() => this.#writer.release());
      this.#journal.close();
      this.#tellOthers();
      this.#tellOperator();
    }
  }

  #countTokens(usage: TokenUsage): void {
    this.#tokens.input += usage.input;
    this.#tokens.output += usage.output;
    this.#context.allowance.countTokens(usage);
  }

  /** In figures and kinds: nothing of what was said. */
  #tellOperator(): void {
    const tokens = this.#tokens;
    const facts = { outcome: this.#outcome, events: this.log.last, tokens };
    this.#watched.end(facts);
    const ms = Math.round(performance.now() - this.#startedAt);
    const { cause } = this.#turn;
    this.#context.logger.info({ turn: this.id, cause, ...facts, ms }, 'a turn ended');
  }

  /** Whoever watches the thread in this process; those in others hear of it from the store. */
  #tellOthers(): void {
    this.#context.signals.deliver({ kind: 'news', threadId: this.threadId, turnId: this.id });
  }

  async #answer(): Promise<void> {
    const end = await this.#run();
    this.#outcome = outcomeOf(end, this.#stop.signal);
    if (end.kind === 'finished') await this.#release();
    else if (end.kind === 'stopped') await this.#breakOff();
    else await this.#fail(end.error);
  }

  async #run(): Promise<End> {
    try {
      if (!(await this.#record())) return { kind: 'stopped' };
      await this.#announceChanges(); // all is said: who leaves now stops nothing
      return { kind: 'finished' };
    } catch (error) {
      return this.#stop.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  /** Resolves to whether the responder came to its end; `false`: it was stopped before. */
  async #record(): Promise<boolean> {
    await this.#begin();
    const named = nameThread(this.#context, this.#turn);
    for await (const event of untilAborted(this.#respond(), this.#stop.signal)) {
      const recorded = this.#recorder.record(event);
      const shown = recorded instanceof Promise ? await recorded : recorded;
      if (shown) this.#watched.spoke();
      const isFull = shown && this.#write(shown);
      if (isFull) await isFull;
      const changes = this.#threadChanges();
      if (changes) await this.#announceThread(changes);
    }
    if (!this.#stop.signal.aborted) await named();
    return !this.#stop.signal.aborted;
  }

  async #begin(): Promise<void> {
    const { prologue = [], epilogue = [] } = this.#opened;
    for (const event of prologue) await this.#write(event);
    await this.#write({ type: 'stream_options', stream_options: await this.#streamOptions() });
    for (const event of epilogue) await this.#write(event);
    this.#opened = { ...this.#opened, prologue: [], epilogue: [] }; // a long answer need not hold them
  }

  #respond(): AsyncIterable<ThreadStreamEvent> {
    return this.#opened.answer?.(this.#turn) ?? this.#context.responder.respond(this.#turn);
  }

  async #streamOptions(): Promise<StreamOptions> {
    const { responder } = this.#context;
    return responder.streamOptions ? responder.streamOptions(this.#turn) : { allow_cancel: true };
  }

  /** Everything that is said goes through here: into the log, and to the client if it is there. */
  #write(event: ThreadStreamEvent): void | Promise<void> {
    const text = JSON.stringify(event);
    const number = this.log.append(text);
    return this.#isRejoining ? this.#sink.write(text, `${this.id}/${number}`) : this.#sink.write(text);
  }

  async #announceChanges(): Promise<void> {
    const changes = this.#threadChanges();
    if (changes) await this.#announceThread(changes);
  }

  async #announceThread(changes: ThreadChanges): Promise<void> {
    await written(this.#writer.saveThread(changes));
    await this.#write({ type: 'thread.updated', thread: toWireThread(this.#turn.thread) });
  }

  /** The responder or the database failed: what was said is kept, then the client is told, once. */
  async #fail(error: unknown): Promise<void> {
    this.stop('failed'); // whatever the responder still has running
    const event = errorEvent(error);
    if (event.code === 'stream.error') {
      this.#context.logger.error({ turn: this.id, ...errorFields(error) }, 'a turn failed');
    }
    await this.#keep(this.#recorder.unfinished());
    await this.#write(event);
    try {
      await this.#announceChanges();
    } finally {
      await this.#release();
    }
  }

  /** Stopped from outside: what was said is kept, with a note for the model. */
  async #breakOff(): Promise<void> {
    const { newId, now } = this.#context;
    const maker = { threadId: this.threadId, newId, now };
    switch (this.#stop.signal.reason) {
      case 'client_left':
        return this.#release([...this.#recorder.unfinished(), hiddenNote(maker, 'stopped')]);
      case 'user_stopped':
        await this.#keep(this.#recorder.unfinished());
        return this.#release([hiddenNote(maker, 'stopped')]);
      case 'server_closing':
        await this.#keep([...this.#recorder.unfinished(), interruptionMark(maker)]);
        await this.#write(errorEvent(null));
        return this.#release([hiddenNote(maker, 'interrupted')]);
      default:
        await this.#write(errorEvent(new TurnLostError()));
    }
  }

  /** Stores items and says so; when that fails too, there is nothing left to do about it. */
  async #keep(items: readonly ThreadItem[]): Promise<void> {
    try {
      for (const item of items) {
        await written(this.#writer.putItem(item));
        await this.#write({ type: 'thread.item.done', item });
      }
    } catch (error) {
      this.#context.logger.error({ turn: this.id, ...errorFields(error) }, 'an unfinished answer was lost');
    }
  }

  /** Gives the thread up. A client that comes back finds the log to its end. */
  async #release(items: readonly ThreadItem[] = []): Promise<void> {
    const end: TurnEnd = { items, keepLog: this.#isRejoining };
    this.#isReleased = true; // or will be
    try {
      if (end.keepLog) await this.#journal.save();
      await this.#writer.release(end);
    } catch (error) {
      this.#context.logger.warn({ turn: this.id, ...errorFields(error) }, 'a turn could not be ended yet');
      this.#context.turns.endLater(() => this.#writer.release(end));
    }
  }
}
