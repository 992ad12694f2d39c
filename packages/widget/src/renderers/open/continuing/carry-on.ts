import { sleep } from '../../../abortable.ts';
import { WidgetError } from '../../../widget-error.ts';
import type { StreamEntry } from '../chatkit-client.ts';
import { isCutOff } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { StreamingRequest } from '../wire.ts';
import { continuingTexts } from './continuing-texts.ts';
import { loadAnew } from './load-anew.ts';
import { online } from './pauses.ts';

/** A stream that has not come to its end. */
export interface BrokenStream {
  readonly request: StreamingRequest;
  readonly error: unknown;
}

/** Milliseconds between tries while the server is busy; about as long as it takes to end a turn whose client has left. */
const busyPauses = [250, 500, 1000];
/** Milliseconds before each try to come back to a turn that the server keeps: a minute, and the time without a network. */
const lostPauses = [0, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000];

const passing: ReadonlySet<unknown> = new Set([
  'connection_lost',
  'server_unreachable',
  'server_failed',
  'rate_limited',
]);

/**
 * The rest of a stream that broke off: opened again, with patience, when the server answered `busy`, for after a stop it may not have
 * ended the turn before; joined again where it stands when the server keeps the turn. Fails as the stream did when it cannot be had.
 */
export async function* carryOn(
  store: ThreadStore,
  broken: BrokenStream,
  signal: AbortSignal,
): AsyncGenerator<StreamEntry> {
  let { request, error } = broken;
  for (let tries = 0; ; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    request = await again(store, { request, error }, { tries, signal });
    try {
      for await (const entry of store.options.client.stream(request, signal)) {
        tries = -1;
        yield entry;
      }
      if (!isCutOff(store.state)) return;
      error = new WidgetError('connection_lost');
    } catch (cause) {
      error = cause;
      if (store.options.client.lastId === undefined || !isCode(error, 'thread_not_found')) continue;
      // oxlint-disable-next-line no-await-in-loop -- the last thing that is done
      await loadAnew(store, signal);
      return;
    }
  }
}

/** Waits until another try is worth it and answers with what it is made; throws what went wrong when none is. */
async function again(
  store: ThreadStore,
  { request, error }: BrokenStream,
  { tries, signal }: { tries: number; signal: AbortSignal },
): Promise<StreamingRequest> {
  if (signal.aborted) throw error;
  if (isCode(error, 'busy')) {
    const pause = busyPauses[tries];
    if (pause === undefined) throw error;
    await sleep(pause, signal);
    return request;
  }
  const join = joinOf(store, error);
  if (join === null) throw error;
  const pause = lostPauses[tries];
  if (pause === undefined) {
    giveUp(store, error);
    throw error;
  }
  store.state = { ...store.state, progress: continuingTexts.again };
  await sleep(pause, signal);
  await online(signal);
  return join;
}

/** What joins the turn where it was lost; `null` when the server does not keep it, or means what it says. */
function joinOf({ state: { threadId }, options }: ThreadStore, error: unknown): StreamingRequest | null {
  const after = options.client.lastId;
  // Without a network the client has left the stream by itself.
  const isLost = !(error instanceof WidgetError) || passing.has(error.code);
  if (!isLost || after === undefined || threadId === null) return null;
  return { type: 'chatdock.turns.join', params: { thread_id: threadId, after } };
}

function isCode(error: unknown, code: WidgetError['code']): boolean {
  return error instanceof WidgetError && error.code === code;
}

/** The turn goes on without us: it is there once the thread can be loaded. */
function giveUp(store: ThreadStore, error: unknown): void {
  const { code, message } = error instanceof WidgetError ? error : new WidgetError('connection_lost');
  store.state = { ...store.state, failure: { code, message, retry: 'load' } };
  loadLater(store, error).catch(() => {}); // a person can still ask for it
}

async function loadLater(store: ThreadStore, error: unknown): Promise<void> {
  const { loadAgain } = await import('../loading/load-thread.ts');
  await loadAgain(store, error);
}
