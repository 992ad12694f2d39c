import type { ReactiveController } from 'lit';
import type { ChatKitMethods } from './chatkit/methods.ts';
import type { ChatKitOptions } from './chatkit/options.ts';
import { dress } from './dress/dress.ts';
import type { Dressed } from './dress/dressing.ts';
import { RememberedText } from './remembered-text.ts';
import type { MountedRenderer, Renderer } from './renderers/renderer.ts';
import type { SessionStatus } from './session/session-controller.ts';
import type { TabNews } from './tabs/tab-news.ts';
import type { OpenThread } from './tabs/tab-options.ts';
import { threadIdOf } from './thread/thread-id-of.ts';
import { threadKey } from './thread/thread-key.ts';
import { ThreadMemory } from './thread/thread-memory.ts';
import { WidgetError } from './widget-error.ts';

type OpenStatus = Extract<SessionStatus, { kind: 'open' }>;

/** What the controller needs of its element. Each is asked when it is needed, never kept. */
export interface ChatSurroundings {
  session(): SessionStatus;
  /** Where the chat goes; the controller owns what is in it. */
  place(): HTMLElement | null;
  /** `hosted`: for a conversation that runs at OpenAI. */
  loadRenderer(hosted: boolean): Promise<Renderer>;
  /** The options of the chat, all but its session. A first thread among them goes before the one that was open last. */
  options(): Omit<ChatKitOptions, 'api'>;
  /** Another tab, or another chat on the page, has said something about the user. */
  heard: (news: TabNews) => void;
}

/** Whose chat it is, and what this browser knows of it. */
interface Whose {
  /** What the tabs of this user, and no other, have in common; `null` where it cannot be told. */
  key: string | null;
  memory: ThreadMemory;
}

/** One showing of the chat. It has a place of its own: what comes late of the last one is not seen. */
interface Visit extends Whose {
  session: OpenStatus;
  thread: OpenThread;
  place: HTMLElement;
  /** The key of the user before. */
  last: string | null | undefined;
  signal: AbortSignal;
}

/**
 * Shows the chat while there is a session, and takes it away with the session: another user's conversation must not stay.
 * It begins with the thread that was open at the last visit and notes which one is open.
 */
export class ChatController implements ReactiveController {
  readonly #host: Dressed;
  readonly #surroundings: ChatSurroundings;
  #renderer: Promise<Renderer> | null = null;
  #session: OpenStatus | null = null;
  #lifetime = new AbortController();
  #place: HTMLElement | null = null;
  #mounted: MountedRenderer | null = null;
  #whose: Promise<Whose> | null = null;
  #isLinked = false;
  #error: WidgetError | null = null;
  #stale = false;

  constructor(host: Dressed, surroundings: ChatSurroundings) {
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

  /** Passes the options on again: one of them has changed. The element speaks as its chat does, also without one. */
  refresh(): void {
    void dress(this.#host, this.#surroundings.options());
    if (this.#mounted === null) this.#stale = true;
    else if (this.#session) this.#mounted.update(this.#options(this.#session));
  }

  /** Shows the chat anew, as another UI is asked for; with an `error`, takes it away. */
  restart(error: WidgetError | null = null): void {
    const session = this.#session;
    this.#clear();
    if (error) this.#session = session; // as good as shown
    this.#renderer = null;
    this.#error = error;
    this.#host.requestUpdate();
  }

  /** Takes the chat off the page and forgets all that is known of its user. Unless it was `heard` from them, other tabs are told. */
  async leave(why: TabNews | 'heard'): Promise<void> {
    const isTold = this.#isLinked || why === 'heard';
    this.#clear(why);
    const { key, memory } = (await this.#whose) ?? {};
    memory?.forget();
    if (key) new RememberedText(() => sessionStorage, key, /^/).forget(); // what was written and not sent
    if (isTold || !key) return;
    const { tellTabs } = await loadTabs();
    tellTabs(key, why);
  }

  async #show(session: OpenStatus, signal: AbortSignal): Promise<void> {
    try {
      const { api, user, formerly } = session;
      const before = formerly ? whoseIs(api, formerly) : this.#whose;
      this.#whose = whoseIs(api, user);
      const [renderer, whose, last] = await Promise.all([this.#load(session.hosted), this.#whose, before]);
      if (signal.aborted) return;
      const remembered = rememberedThread(whose, formerly ? last : null);
      const { initialThread = remembered } = this.#surroundings.options();
      const thread = { id: initialThread, responding: false, kept: whose.memory.recall() };
      const place = document.createElement('div');
      await this.#mount(renderer, { ...whose, session, thread, place, last: last?.key, signal });
    } catch (cause) {
      if (signal.aborted) return;
      this.#renderer = null;
      this.#place?.remove();
      this.#error = cause instanceof WidgetError ? cause : new WidgetError('renderer_failed', { cause });
    }
    this.#host.requestUpdate();
  }

  async #load(hosted = false): Promise<Renderer> {
    // Which UI a hosted conversation has is another question than the one that was asked ahead.
    if (hosted) return this.#surroundings.loadRenderer(hosted);
    this.#renderer ??= this.#surroundings.loadRenderer(hosted);
    return this.#renderer;
  }

  async #mount(renderer: Renderer, visit: Visit): Promise<void> {
    const { session, thread, place, signal } = visit;
    const chat = this.#surroundings.place();
    if (chat === null) throw new WidgetError('disconnected');
    this.#stale = false;
    this.#place = place;
    chat.append(place);
    follow(visit);
    const mounted = await renderer.mount(place, { ...this.#options(session), initialThread: thread.id });
    if (signal.aborted) {
      mounted.dispose();
      return;
    }
    this.#mounted = mounted;
    if (this.#stale) mounted.update(this.#options(session));
    mounted.lost?.then((error) => this.#mounted === mounted && this.restart(error)).catch(ignore);
    this.#link(visit, mounted).catch(ignore); // without it each tab is on its own
  }

  async #link(visit: Visit, { element: chat, unsent }: MountedRenderer): Promise<void> {
    const { key, signal } = visit;
    if (key === null) return;
    const { joinTabs } = await loadTabs();
    if (signal.aborted) return;
    const { heard } = this.#surroundings;
    joinTabs({ ...visit, key, chat, unsent, heard });
    this.#isLinked = true;
  }

  #options({ api: url, fetch, hosted, clientSecret }: OpenStatus): ChatKitOptions {
    const api = hosted ? { getClientSecret: clientSecret } : { url, fetch };
    return { ...this.#surroundings.options(), api };
  }

  #clear(why?: TabNews | 'heard'): void {
    // Before the chat is taken away: what a chat says while it goes is not what the person did.
    this.#lifetime.abort(why);
    this.#lifetime = new AbortController();
    this.#mounted?.dispose();
    this.#place?.remove();
    this.#mounted = this.#session = this.#error = null;
    this.#isLinked = false;
  }
}

const loadTabs = () => import('./tabs/join-tabs.ts');

async function whoseIs(api: string, user: string | null): Promise<Whose> {
  const key = await threadKey(api, user ?? '');
  return { key, memory: new ThreadMemory(() => localStorage, user === null ? null : key) };
}

/**
 * The thread that was open last, to this user or to the visitor they were until now: that one is theirs from now on, also where
 * there is no name to remember it under.
 */
function rememberedThread({ memory }: Whose, visitor: Whose | null): string | null {
  const thread = visitor?.memory.recall() ?? null;
  visitor?.memory.forget();
  if (thread) memory.remember(thread);
  return thread ?? memory.recall();
}

/** Notes which thread is open, here and for the next visit, and whether an answer is on its way. */
function follow({ place, thread, memory, signal }: Visit): void {
  const listen = (name: string, act: (event: Event) => void): void =>
    place.addEventListener(`chatkit.${name}`, act, { signal });
  listen('thread.change', (event) => {
    memory.remember((thread.id = threadIdOf(event)));
    thread.kept = memory.recall();
  });
  listen('response.start', () => (thread.responding = true));
  listen('response.end', () => (thread.responding = false));
}

const ignore = (): void => {}; // told when the chat is to be shown, or not at all
