import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WidgetError } from '../widget-error.ts';
import { authorizedFetch } from './authorized-fetch.ts';
import { endSession } from './exchange-token.ts';
import { openSession } from './open-session.ts';
import { tokenFromPage, tokenFromUrl, type GetToken } from './page-token.ts';
import { RenewalTimer } from './renewal-timer.ts';
import { SessionKeeper, type OpenSession } from './session-keeper.ts';
import { VisitorMemory } from './visitor-memory.ts';

/** Where sessions come from. A change of an address starts over, as does a `getToken` where there was none. */
export interface SessionSettings {
  /** Address of the API, absolute or relative to the page; empty: not configured. */
  api: string;
  /** Address of the page's token; empty: none. `getToken` goes before it. */
  tokenUrl: string;
  /** Read at each use: pages that render again and again make a new function each time, and mean the same. */
  getToken: GetToken | null;
}

/** How it stands with the session. */
export type SessionStatus =
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
  readonly #timer = new RenewalTimer(() => this.#run?.keeper.current().catch(ignore));
  #visitors: VisitorMemory | null = null;
  #inUse: SessionSettings | null = null;
  #run: Run | null = null;
  #status: SessionStatus = { kind: 'connecting' };

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    settings: () => SessionSettings,
  ) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  get status(): SessionStatus {
    return this.#status;
  }

  hostConnected(): void {
    if (this.#inUse !== null) return; // moved within the page
    this.#inUse = { api: '', tokenUrl: '', getToken: null };
    globalThis.addEventListener('online', this.#online);
    globalThis.addEventListener('pageshow', this.#shown);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // An element that is moved is disconnected and connected in one go; its conversation should not notice.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /** Settings are read here, when all attributes and properties of one go have arrived. */
  hostUpdate(): void {
    if (this.#inUse === null) return;
    const settings = this.#settings();
    const { api, tokenUrl, getToken } = this.#inUse;
    const changed =
      api !== settings.api || tokenUrl !== settings.tokenUrl || !getToken !== !settings.getToken;
    if (changed || (this.#run === null && this.#status.kind === 'connecting')) this.#start(settings);
  }

  /** Starts over with a new token and a new session. */
  restart(): void {
    if (this.#inUse !== null) this.#start(this.#settings());
  }

  /** Ends the session here at once, and at the server as well as that can be done; never rejects. */
  async end(): Promise<void> {
    const run = this.#run;
    const session = run?.keeper.release();
    this.#abandon();
    this.#visitors?.keep(null);
    this.#set({ kind: 'signed-out', error: null });
    if (!run || !session) return;
    const signal = AbortSignal.timeout(5000);
    await endSession({ api: run.api, token: session.secret, fetch: worldFetch, signal }).catch(ignore);
  }

  #start(settings: SessionSettings): void {
    this.#abandon();
    this.#inUse = settings;
    this.#set({ kind: 'connecting' });
    const api = absoluteApi(settings.api);
    if (api === null) {
      this.#set({ kind: 'failed', error: new WidgetError('not_configured') });
      return;
    }
    this.#run = this.#createRun(api, settings);
    this.#run.keeper.current().catch(ignore);
  }

  #createRun(api: string, settings: SessionSettings): Run {
    const tokenSource = settings.getToken
      ? tokenFromPage(() => this.#settings().getToken?.())
      : settings.tokenUrl
        ? tokenFromUrl(settings.tokenUrl, worldFetch)
        : null;
    const abort = new AbortController();
    const { signal } = abort;
    // One as long as the API is the same: it may be all that remembers.
    if (this.#visitors?.api !== api) this.#visitors = new VisitorMemory(() => localStorage, api);
    const visitors = this.#visitors;
    const open = (): Promise<OpenSession> =>
      this.#watch(run, openSession({ api, tokenSource, visitors, fetch: worldFetch, signal }));
    const run: Run = { api, user: null, abort, keeper: new SessionKeeper(open) };
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
      if (first) this.#set(this.#openStatus(run, session));
      this.#timer.set(session.renewAt);
      return session;
    } catch (error) {
      if (run === this.#run) this.#fail(asWidgetError(error), first);
      throw error;
    }
  }

  #fail(error: WidgetError, first: boolean): void {
    if (error.code === 'user_changed') queueMicrotask(() => this.restart());
    else if (error.code === 'sign_in_required') {
      this.#abandon();
      this.#set({ kind: 'signed-out', error });
    } else if (first) this.#set({ kind: 'failed', error });
    // Later on a conversation is open: it stays, and whoever wanted the session is told.
  }

  #openStatus({ api, keeper }: Run, { user, formerly, hosted }: OpenSession): SessionStatus {
    return {
      kind: 'open',
      api,
      user,
      formerly,
      fetch: authorizedFetch({ api, sessions: keeper, fetch: worldFetch }),
      hosted,
      clientSecret: (refused) => clientSecret(keeper, refused),
    };
  }

  #stop(): void {
    globalThis.removeEventListener('online', this.#online);
    globalThis.removeEventListener('pageshow', this.#shown);
    this.#abandon();
    this.#inUse = null;
    this.#set({ kind: 'connecting' });
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

  readonly #online = (): void => {
    if (this.#status.kind === 'failed') this.restart();
  };

  // Back from the sign-in page by the browser's Back button: the page is as it was left, the person is signed in.
  readonly #shown = ({ persisted }: PageTransitionEvent): void => {
    const status = this.#status;
    if (persisted && (status.kind === 'failed' || (status.kind === 'signed-out' && status.error)))
      this.restart();
  };
}

// Looked up at each call, so that a page may put its own in place.
const worldFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

const ignore = (): void => {};

async function clientSecret(keeper: SessionKeeper, refused: string | null): Promise<string> {
  const session = await keeper.current();
  return session.secret === refused ? (await keeper.replace(session)).secret : session.secret;
}

function absoluteApi(api: string): string | null {
  const base = document.baseURI;
  const url = api !== '' && URL.canParse(api, base) ? new URL(api, base) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin + url.pathname.replace(/\/+$/, '') : null;
}

function asWidgetError(error: unknown): WidgetError {
  return error instanceof WidgetError ? error : new WidgetError('server_failed', { cause: error });
}
