import { StreamError } from '../chatdock-error.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { UserMessageItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import type { ChatAnswer, ChatContext } from './context.ts';
import { errorFields } from './error-fields.ts';
import { hiddenNote } from './hidden-note.ts';
import type { StopReason, StoppableTurn } from './open-turns.ts';
import type { EventSink, Turn, TurnWriter } from './ports.ts';
import { eventRecorder, TurnLostError, written, type EventRecorder } from './record-events.ts';
import { watchThread } from './thread-watch.ts';
import { untilAborted } from './until-aborted.ts';
import { toWireThread } from './wire-thread.ts';

/** A turn that has its claim on the thread, and the events that open its stream. */
export interface OpenedTurn {
  readonly id: string;
  readonly thread: ThreadMetadata;
  readonly message: UserMessageItem;
  readonly prologue: readonly ThreadStreamEvent[];
}

/** The answer that runs an opened turn: prologue, stream options, then what the responder says. */
export function streamTurn(context: ChatContext, opened: OpenedTurn): ChatAnswer {
  return { kind: 'stream', run: (sink) => context.turns.run(new TurnRun(context, opened, sink)) };
}

/** How the responder's part came to its end. */
type End =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** One turn from its first event to its release. However it ends, that happens exactly once. */
class TurnRun implements StoppableTurn {
  readonly #context: ChatContext;
  readonly #turn: Turn;
  readonly #prologue: readonly ThreadStreamEvent[];
  readonly #sink: EventSink;
  readonly #stop = new AbortController();
  readonly #writer: TurnWriter;
  readonly #recorder: EventRecorder;
  readonly #threadChanges: ReturnType<typeof watchThread>;

  constructor(context: ChatContext, opened: OpenedTurn, sink: EventSink) {
    const { id, message } = opened;
    const thread = structuredClone(opened.thread);
    this.#context = context;
    this.#prologue = opened.prologue;
    this.#sink = sink;
    this.#writer = context.store.turnWriter(thread.id, id);
    this.#recorder = eventRecorder(this.#writer, thread.id);
    this.#threadChanges = watchThread(thread);
    const history: Turn['history'] = async (limit) => {
      const page = await context.store.listItems(thread.id, { limit: Math.min(limit, 1_000), order: 'desc' });
      return page?.data.toReversed() ?? [];
    };
    const { owner, newId, now } = context;
    this.#turn = { id, owner, thread, message, signal: this.#stop.signal, history, newId, now };
  }

  stop(reason: StopReason): void {
    this.#stop.abort(reason);
  }

  async settle(): Promise<void> {
    const { signal } = this.#sink;
    const leave = (): void => this.stop('client_left');
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    const renewal = setInterval(() => void this.#renew(), this.#writer.leaseMs / 3);
    try {
      await this.#answer();
    } catch (error) {
      this.#context.logger.error(
        { turn: this.#turn.id, ...errorFields(error) },
        'a turn could not be settled',
      );
    } finally {
      clearInterval(renewal);
      signal.removeEventListener('abort', leave);
    }
  }

  async #renew(): Promise<void> {
    try {
      if (!(await this.#writer.renew())) this.stop('turn_lost');
    } catch (error) {
      this.#context.logger.warn(
        { turn: this.#turn.id, ...errorFields(error) },
        'a turn could not renew its claim',
      );
    }
  }

  async #answer(): Promise<void> {
    const end = await this.#run();
    if (end.kind === 'finished') await this.#writer.release();
    else if (end.kind === 'stopped') await this.#breakOff();
    else await this.#fail(end.error);
  }

  async #run(): Promise<End> {
    try {
      if (!(await this.#record())) return { kind: 'stopped' };
      await this.#announceThread(); // all is said: who leaves now stops nothing
      return { kind: 'finished' };
    } catch (error) {
      return this.#stop.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  /** Resolves to whether the responder came to its end; `false`: it was stopped before. */
  async #record(): Promise<boolean> {
    const options = { type: 'stream_options', stream_options: { allow_cancel: true } } as const;
    for (const event of [...this.#prologue, options]) await this.#sink.write(event);
    const events = untilAborted(this.#context.responder.respond(this.#turn), this.#stop.signal);
    for await (const event of events) {
      if (await this.#recorder.record(event)) await this.#sink.write(event);
      await this.#announceThread();
    }
    return !this.#stop.signal.aborted;
  }

  async #announceThread(): Promise<void> {
    const changes = this.#threadChanges();
    if (!changes) return;
    await written(this.#writer.saveThread(changes));
    await this.#sink.write({ type: 'thread.updated', thread: toWireThread(this.#turn.thread) });
  }

  /** The responder or the database failed: what was said is kept, then the client is told, once. */
  async #fail(error: unknown): Promise<void> {
    this.stop('failed'); // whatever the responder still has running
    const event = errorEvent(error);
    if (event.code === 'stream.error') {
      this.#context.logger.error({ turn: this.#turn.id, ...errorFields(error) }, 'a turn failed');
    }
    await this.#keepUnfinished();
    await this.#sink.write(event);
    try {
      await this.#announceThread();
    } finally {
      await this.#writer.release();
    }
  }

  /** Stopped from outside: what was said is kept, with a note for the model. */
  async #breakOff(): Promise<void> {
    const reason: unknown = this.#stop.signal.reason;
    if (reason === 'client_left') {
      const note = hiddenNote(this.#turn, reason);
      await this.#writer.release([...this.#recorder.unfinished(), note]);
      return;
    }
    if (reason === 'server_closing') {
      await this.#keepUnfinished();
      await this.#writer.release([hiddenNote(this.#turn, reason)]);
    }
    await this.#sink.write(errorEvent(reason === 'server_closing' ? new StreamError() : new TurnLostError()));
  }

  /** Stores begun answers and says so; when that fails too, there is nothing left to do about it. */
  async #keepUnfinished(): Promise<void> {
    try {
      for (const item of this.#recorder.unfinished()) {
        await written(this.#writer.putItem(item));
        await this.#sink.write({ type: 'thread.item.done', item });
      }
    } catch (error) {
      this.#context.logger.error(
        { turn: this.#turn.id, ...errorFields(error) },
        'an unfinished answer was lost',
      );
    }
  }
}

type ErrorEvent = Extract<ThreadStreamEvent, { type: 'error' }>;

function errorEvent(error: unknown): ErrorEvent {
  if (error instanceof TurnLostError) {
    return {
      type: 'error',
      code: 'custom',
      message: 'This conversation has changed meanwhile.',
      allow_retry: false,
    };
  }
  const { code, publicMessage, allowRetry } = error instanceof StreamError ? error : new StreamError();
  return {
    type: 'error',
    code,
    allow_retry: allowRetry,
    ...(publicMessage !== undefined && { message: publicMessage }),
  };
}
