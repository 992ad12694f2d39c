import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatKitOptions } from '../../chatkit/options.ts';
import { WidgetError } from '../../widget-error.ts';
import { type Connection, createThreadStore } from './create-thread-store.ts';
import { endpointOf } from './endpoint-of.ts';
import { onNextFrame } from './next-frame.ts';
import { texts } from './texts.ts';
import type { ThreadState } from './thread-state.ts';
import type { Announce } from './thread-store-options.ts';
import type { ThreadStore } from './thread-store.ts';

export interface ConversationHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  /** The server is known to be Chatdock's. */
  readonly isOurs: boolean;
}

/** What the conversation needs of the chat that shows it. */
export interface ConversationNeeds {
  /** Read anew each time it counts; throws where there are none. */
  options: () => ChatKitOptions;
  announce: Announce;
  /** Called after each change of the store, more often than there are frames. */
  changed: (store: ThreadStore) => void;
}

/** The conversation of a chat: loaded when it is first needed, and shown frame by frame. */
export class ConversationController implements ReactiveController {
  readonly #host: ConversationHost;
  readonly needs: ConversationNeeds;
  /** What is on the screen, up to a frame behind the store; `null` until there is one. */
  shown: ThreadState | null = null;
  /** Why there is no conversation yet, when there should be. */
  problem: string | null = null;
  store: ThreadStore | null = null;
  #loading: Promise<Connection> | null = null;
  #isFrameAsked = false;

  constructor(host: ConversationHost, needs: ConversationNeeds) {
    this.#host = host;
    this.needs = needs;
    host.addController(this);
  }

  /** The store and what it talks through, as soon as both have been loaded. */
  async connect(): Promise<Connection> {
    const { options, announce, changed } = this.needs;
    options();
    this.#loading ??= createThreadStore({
      isOurs: this.#host.isOurs,
      endpoint: () => endpointOf(options()),
      announce,
      changed: () => {
        if (this.store) changed(this.store);
        this.#stateChanged();
      },
      pageTool: () => options().onClientTool?.bind(options()),
      pageWidgets: () => options().widgets,
    });
    try {
      const connection = await this.#loading;
      this.store = connection.store;
      if (this.shown === null) this.#stateChanged(); // not at once: a thread may be about to be opened
      return connection;
    } catch (cause) {
      // Browsers remember a module that could not be loaded, so only a new page helps.
      const error = new WidgetError('renderer_failed', { message: texts.incomplete, cause });
      this.problem = error.message;
      this.#host.requestUpdate();
      announce('chatkit.error', { error });
      throw error;
    }
  }

  /** For what shows its failures itself. */
  inBackground(work: (store: ThreadStore) => Promise<unknown>): void {
    this.connect()
      .then(({ store }) => work(store))
      .catch((error: unknown) => {
        if (!(error instanceof WidgetError)) reportError(error);
      });
  }

  /** Shows what is there now. */
  show(): void {
    this.shown = this.store?.state ?? null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // An element that is moved within the page is back before long, and its answer goes on.
    setTimeout(() => this.#host.isConnected || this.store?.dispose());
  }

  /** Gathers what one frame brings; a fast answer has many events in each. */
  #stateChanged(): void {
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    onNextFrame(() => {
      this.#isFrameAsked = false;
      this.show();
    });
  }
}
