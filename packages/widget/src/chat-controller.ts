import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatKitMethods } from './chatkit/methods.ts';
import type { ChatKitOptions } from './chatkit/options.ts';
import type { MountedRenderer, Renderer } from './renderers/renderer.ts';
import type { SessionStatus } from './session/session-controller.ts';
import { threadKey } from './thread/thread-key.ts';
import { ThreadMemory } from './thread/thread-memory.ts';
import { WidgetError } from './widget-error.ts';

type OpenStatus = Extract<SessionStatus, { kind: 'open' }>;

/** What the controller needs of its element. Each is asked when it is needed, never kept. */
export interface ChatSurroundings {
  session(): SessionStatus;
  /** Where the chat goes; the controller owns what is in it. */
  place(): HTMLElement | null;
  loadRenderer(): Promise<Renderer>;
  /** The options of the chat, all but its session and its first thread. */
  options(): Omit<ChatKitOptions, 'api' | 'initialThread'>;
}

/**
 * Shows the chat while there is a session, and takes it away with the session: another user's conversation must not stay.
 * It begins with the thread that was open at the last visit and notes which one is open.
 */
export class ChatController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #surroundings: ChatSurroundings;
  #renderer: Promise<Renderer> | null = null;
  #session: OpenStatus | null = null;
  #lifetime = new AbortController();
  #mounted: MountedRenderer | null = null;
  #memory: Promise<ThreadMemory> | null = null;
  #error: WidgetError | null = null;
  #stale = false;

  constructor(host: ReactiveControllerHost, surroundings: ChatSurroundings) {
    this.#host = host;
    this.#surroundings = surroundings;
    host.addController(this);
  }

  /** The chat's element while it is shown. */
  get element(): (HTMLElement & ChatKitMethods) | null {
    return this.#mounted?.element ?? null;
  }

  /** Why the chat could not be shown. */
  get error(): WidgetError | null {
    return this.#error;
  }

  /** Before the element renders: what it renders depends on whether there is a chat. */
  hostUpdate(): void {
    if (this.#session !== null && this.#session !== this.#surroundings.session()) this.#clear();
  }

  hostUpdated(): void {
    const session = this.#surroundings.session();
    if (session.kind === 'connecting') this.#load().catch(ignore); // while the session is on its way
    if (session.kind !== 'open' || session === this.#session) return;
    this.#session = session;
    void this.#show(session, this.#lifetime.signal);
  }

  /** Passes the options on again: one of them has changed. */
  refresh(): void {
    if (this.#mounted === null) this.#stale = true;
    else if (this.#session) this.#mounted.update(this.#options(this.#session));
  }

  /** Forgets which thread was open. */
  async forgetThread(): Promise<void> {
    (await this.#memory)?.forget();
  }

  async #show(session: OpenStatus, signal: AbortSignal): Promise<void> {
    try {
      this.#memory = openMemory(session.api, session.user);
      const [renderer, memory] = await Promise.all([this.#load(), this.#memory]);
      if (signal.aborted) return;
      const mounted = await this.#mount(renderer, session, memory);
      if (signal.aborted) mounted.dispose();
      else this.#settle(mounted, session);
    } catch (cause) {
      if (signal.aborted) return;
      this.#renderer = null;
      this.#error = cause instanceof WidgetError ? cause : new WidgetError('renderer_failed', { cause });
    }
    this.#host.requestUpdate();
  }

  async #load(): Promise<Renderer> {
    this.#renderer ??= this.#surroundings.loadRenderer();
    return this.#renderer;
  }

  async #mount(renderer: Renderer, session: OpenStatus, memory: ThreadMemory): Promise<MountedRenderer> {
    const initialThread = await firstThread(session, memory);
    const place = this.#surroundings.place();
    if (place === null) throw new WidgetError('disconnected');
    this.#stale = false;
    // Ends before the chat is taken away: what a chat says while it goes is not what the person did.
    const { signal } = this.#lifetime;
    place.addEventListener('chatkit.thread.change', (event) => memory.remember(threadIdOf(event)), {
      signal,
    });
    return renderer.mount(place, { ...this.#options(session), initialThread });
  }

  #settle(mounted: MountedRenderer, session: OpenStatus): void {
    this.#mounted = mounted;
    if (this.#stale) mounted.update(this.#options(session));
  }

  #options({ api: url, fetch }: OpenStatus): ChatKitOptions {
    return { ...this.#surroundings.options(), api: { url, fetch } };
  }

  #clear(): void {
    this.#lifetime.abort();
    this.#lifetime = new AbortController();
    this.#mounted?.dispose();
    this.#mounted = null;
    this.#session = null;
    this.#error = null;
  }
}

async function openMemory(api: string, user: string | null): Promise<ThreadMemory> {
  const key = await threadKey(api, user);
  return new ThreadMemory(() => localStorage, key);
}

/** The thread that was open last, to this user or to the visitor they were until now: that one is theirs from now on. */
async function firstThread({ api, formerly }: OpenStatus, memory: ThreadMemory): Promise<string | null> {
  if (formerly) {
    const former = await openMemory(api, formerly);
    const thread = former.recall();
    former.forget();
    if (thread) {
      memory.remember(thread);
      return thread; // also where there is no name to remember it under
    }
  }
  return memory.recall();
}

const ignore = (): void => {}; // told when the chat is to be shown

function threadIdOf(event: Event): string | null {
  const id: unknown = event instanceof CustomEvent ? event.detail?.threadId : null;
  return typeof id === 'string' ? id : null;
}
