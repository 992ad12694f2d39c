import { sessionTexts } from './session-texts.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageFetch } from '../page-fetch.ts';
import { WidgetError } from '../widget-error.ts';
import { endSession } from './exchange-token.ts';
import { openSession } from './open-session.ts';
import { tokenFromPage, tokenFromUrl, type GetToken } from './page-token.ts';
import { RenewalTimer } from './renewal-timer.ts';
import { SessionKeeper, type OpenSession } from './session-keeper.ts';
import { steadyClock } from './steady-clock.ts';
import { VisitorMemory } from './visitor-memory.ts';
import { laterDelay } from './with-retries.ts';

/** Where sessions come from. A change of an address starts over, as does a `getToken` where there was none. */
export interface SessionSettings {
  /** Whether anybody is about to chat: there is no session before, and no request. */
  wanted: boolean;
  /** Address of the API, absolute or relative to the page; empty: not configured. */
  api: string;
  /** Address of the page's token; empty: none. `getToken` goes before it. */
  tokenUrl: string;
  /** Read at each use: pages that render again and again make a new function each time, and mean the same. */
  getToken: GetToken | null;
}

/** How it stands with the session. */
export type SessionStatus =
  /** Not wanted yet. */
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | {
      kind: 'open';
      api: string;
      user: string | null;
      /** The visitor that this user was until now; nothing for everyone else. */
      formerly: string | null | undefined;
      fetch: typeof fetch;
      /** Whether the conversation runs at OpenAI: then `clientSecret` is for its element, and `fetch` is not. */
      hosted: boolean;
      /** A client secret: another one than `refused`, when that is given. */
      clientSecret: (refused: string | null) => Promise<string>;
    }
  /** `error` is `null` when the page signed out itself. */
  | { kind: 'signed-out'; error: WidgetError | null }
  | { kind: 'failed'; error: WidgetError };

/**
 * What came of the session: `opened`, `renewed`; `failed`: none could be had, or no newer one yet; `ended`: it is over, because of the
 * error, or without one because the page or another tab said so.
 */
export type SessionOutcome = 'opened' | 'renewed' | 'failed' | 'ended';

type Announce = (outcome: SessionOutcome, error: WidgetError | null) => void;

interface Run {
  api: string;
  user: string | null;
  keeper: SessionKeeper;
  abort: AbortController;
}

/**
 * Holds the session of an element for as long as it is in a page: opens it, keeps it fresh, and tells the element by an
 * update when its status changes. The user's token and the client secret never leave this folder's memory.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #settings: () => SessionSettings;
  readonly #announce: Announce;
  readonly #now = steadyClock();
  readonly #timer = new RenewalTimer(() => this.#due(), this.#now);
  #visitors: VisitorMemory | null = null;
  #inUse: SessionSettings | null = null;
  #run: Run | null = null;
  #status: SessionStatus = { kind: 'idle' };
  /** How often in a row it could not be had. */
  #rounds = 0;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    settings: () => SessionSettings,
    announce: Announce,
  ) {
    this.#host = host;
    this.#settings = settings;
    this.#announce = announce;
    host.addController(this);
  }

  get status(): SessionStatus {
    return this.#status;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
    if (this.#inUse !== null) return; // moved within the page
    this.#inUse = { wanted: false, api: '', tokenUrl: '', getToken: null };
    for (const type of wakings) globalThis.addEventListener(type, this.#woke);
  }

  hostDisconnected(): void {
    // An element that is moved, or kept by a library that replaces the page around it, is back before long; its
    // conversation should not notice.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /** Settings are read here, when all attributes and properties of one go have arrived. */
  hostUpdate(): void {
    if (this.#inUse === null || !this.#host.isConnected) return;
    const settings = this.#settings();
    if (!settings.wanted) return;
    const { api, tokenUrl, getToken } = this.#inUse;
    const changed =
      api !== settings.api || tokenUrl !== settings.tokenUrl || !getToken !== !settings.getToken;
    if (changed || this.#status.kind === 'idle') this.#begin();
  }

  /** Starts over with a new token and a new session, as soon as one is wanted. */
  restart(): void {
    if (this.#inUse === null) return;
    this.#abandon();
    this.#set({ kind: 'idle' });
    if (this.#settings().wanted) this.#begin();
  }

  #begin(): void {
    this.#rounds = 0;
    this.#set({ kind: 'connecting' });
    this.#start();
  }

  /** Looks whether the user is still the same, by a new session. The conversation stays meanwhile. */
  check(): void {
    if (this.#status.kind === 'open') this.#run?.keeper.renew().catch(ignore);
  }

  /**
   * Ends the session here at once, and at the server as well as that can be done; never rejects. `first`: whether nobody else has done
   * it for this user; else another tab may have become a visitor by now, who stays.
   */
  async end(first: boolean): Promise<void> {
    const run = this.#run;
    const session = run?.keeper.release();
    this.#abandon();
    if (first) this.#visitors?.keep(null);
    else this.#visitors?.forget(run?.user ?? null);
    this.#finish({ kind: 'signed-out', error: null }, null);
    if (!run || !session) return;
    const signal = AbortSignal.timeout(5000);
    await endSession({ api: run.api, token: session.secret, fetch: pageFetch, signal }).catch(ignore);
  }

  get #error(): WidgetError | null {
    return 'error' in this.#status ? this.#status.error : null;
  }

  #start(): void {
    this.#abandon();
    const settings = this.#settings();
    this.#inUse = settings;
    const api = absoluteApi(settings.api);
    if (api === null) {
      this.#fail(new WidgetError('not_configured'), true);
      return;
    }
    this.#run = this.#createRun(api, settings);
    this.#run.keeper.current().catch(ignore);
  }

  #createRun(api: string, settings: SessionSettings): Run {
    const tokenSource = settings.getToken
      ? tokenFromPage(() => this.#settings().getToken?.())
      : settings.tokenUrl
        ? tokenFromUrl(settings.tokenUrl, pageFetch)
        : null;
    const abort = new AbortController();
    const { signal } = abort;
    const now = this.#now;
    // One as long as the API is the same: it may be all that remembers.
    if (this.#visitors?.api !== api) this.#visitors = new VisitorMemory(() => localStorage, api);
    const visitors = this.#visitors;
    const open = (): Promise<OpenSession> =>
      this.#watch(run, openSession({ api, tokenSource, visitors, fetch: pageFetch, signal, now }));
    const run: Run = { api, user: null, abort, keeper: new SessionKeeper(open, now) };
    return run;
  }

  /** Follows one opening to its end and says what it means for the status. */
  async #watch(run: Run, opening: Promise<OpenSession>): Promise<OpenSession> {
    const first = this.#status.kind !== 'open';
    try {
      const session = await opening;
      run.abort.signal.throwIfAborted();
      if (!first && session.user !== run.user) throw new WidgetError('user_changed');
      run.user = session.user;
      this.#rounds = 0;
      if (first) this.#set(this.#openStatus(run, session));
      this.#timer.set(session.renewAt);
      this.#announce(first ? 'opened' : 'renewed', null);
      return session;
    } catch (cause) {
      const error = asWidgetError(cause);
      if (run === this.#run) this.#fail(error, first);
      throw error;
    }
  }

  #fail(error: WidgetError, first: boolean): void {
    const run = this.#run;
    let outcome: SessionOutcome = first ? 'failed' : 'ended';
    if (error.code === 'user_changed') queueMicrotask(() => run === this.#run && this.restart());
    else if (error.code === 'sign_in_required') {
      this.#abandon();
      this.#set({ kind: 'signed-out', error });
    } else {
      outcome = 'failed';
      const wait = laterDelay(error, ++this.#rounds, Math.random());
      if (wait !== null) this.#timer.set(this.#now() + wait);
      // Later on a conversation is open: it stays, and whoever wanted the session is told.
      if (first)
        this.#set({ kind: 'failed', error: wait === null || navigator.onLine ? error : offline(error) });
    }
    this.#announce(outcome, error);
  }

  #openStatus({ api, keeper }: Run, { user, formerly, hosted }: OpenSession): SessionStatus {
    return {
      kind: 'open',
      api,
      user,
      formerly,
      // With what is loaded for the first answer: nobody asks for anything before.
      fetch: async (input, init) => {
        const { authorizedFetch } = await import('./authorized-fetch.ts');
        return authorizedFetch({ api, sessions: keeper, fetch: pageFetch })(input, init);
      },
      hosted,
      clientSecret: (refused) => clientSecret(keeper, refused),
    };
  }

  #stop(): void {
    for (const type of wakings) globalThis.removeEventListener(type, this.#woke);
    this.#abandon();
    this.#inUse = null;
    this.#finish({ kind: 'idle' }, new WidgetError('disconnected'));
  }

  #finish(status: SessionStatus, error: WidgetError | null): void {
    const was = this.#status.kind;
    this.#set(status);
    if (was === 'open' || was === 'connecting') this.#announce('ended', error);
  }

  #abandon(): void {
    this.#timer.clear();
    this.#run?.keeper.release();
    this.#run?.abort.abort(new WidgetError('disconnected'));
    this.#run = null;
  }

  #set(status: SessionStatus): void {
    this.#status = status;
    this.#host.requestUpdate();
  }

  /** The time has come to renew, or to try again: what is shown stays until something comes of it. */
  #due(): void {
    if (this.#status.kind === 'open') this.#run?.keeper.current().catch(ignore);
    else this.#start();
  }

  /** The page may have been away, and much may have happened: the clock, the network, the user. */
  readonly #woke = (event: Event): void => {
    this.#timer.check();
    const { kind } = this.#status;
    // Back by the browser’s Back button: the page is as it was left, and someone may have signed in or out.
    const isBack = event instanceof PageTransitionEvent && event.persisted;
    const isSeen = event.type === 'visibilitychange' && document.visibilityState === 'visible';
    if (isBack) this.check();
    const isWorthIt = isBack || (kind === 'failed' ? event.type === 'online' : isSeen);
    if (this.#error && isWorthIt) this.#start();
  };
}

/** What may end a page’s absence. */
const wakings = ['online', 'pageshow', 'focus', 'visibilitychange'];

const ignore = (): void => {};

async function clientSecret(keeper: SessionKeeper, refused: string | null): Promise<string> {
  const session = await keeper.current();
  return session.secret === refused ? (await keeper.replace(session)).secret : session.secret;
}

function absoluteApi(api: string): string | null {
  const url = api === '' ? null : URL.parse(api, document.baseURI);
  return url && /^https?:$/.test(url.protocol) ? url.origin + url.pathname.replace(/\/+$/, '') : null;
}

/** Who is offline need not be told of servers. */
function offline(cause: WidgetError): WidgetError {
  return new WidgetError(cause.code, { message: sessionTexts.offline, cause });
}

function asWidgetError(error: unknown): WidgetError {
  return error instanceof WidgetError ? error : new WidgetError('server_failed', { cause: error });
}
