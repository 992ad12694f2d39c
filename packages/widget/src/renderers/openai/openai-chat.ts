import { ChatDockUiChangedEvent } from '../../chat-dock-events.ts';
import type { ComposerValue } from '../../chatkit/messages.ts';
import type { ChatKitMethods } from '../../chatkit/methods.ts';
import type { ChatKitOptions } from '../../chatkit/options.ts';
import { threadIdOf } from '../../thread/thread-id-of.ts';
import { inWords } from '../../set-up/in-words.ts';
import { WidgetError } from '../../widget-error.ts';
import type { MountedRenderer, Renderer } from '../renderer.ts';
import { showChatKit } from './show-chatkit.ts';

export interface OpenAiChatSettings {
  /** Address of OpenAI's script; empty: where OpenAI has it. */
  script: string;
  /** Loads what takes over when OpenAI's element cannot be shown; `null`: nothing does. */
  loadStandIn: (() => Promise<Renderer>) | null;
  /** Adds to the options what only OpenAI's element needs. */
  adapt: (options: ChatKitOptions) => ChatKitOptions;
}

/** Trouble with the chat server: no other chat UI gets further. */
const ofTheServer = new Set(['api_not_found', 'api_is_a_page', 'api_redirects', 'origin_refused']);

/** OpenAI's element in a place of its own, and in the same place what stands in for it, with the same thread and text. */
export class OpenAiChat implements MountedRenderer {
  readonly element: HTMLElement & ChatKitMethods;
  readonly lost: Promise<WidgetError>;
  /** OpenAI’s element does not say; what stands in for it does. */
  readonly unsent = (): string => this.#mounted?.unsent?.() ?? '';
  readonly #settings: OpenAiChatSettings;
  readonly #lose: (error: WidgetError) => void;
  #options: ChatKitOptions;
  #shown: Promise<MountedRenderer>;
  #mounted: MountedRenderer | null = null;
  #isDisposed = false;
  #thread: string | null;
  /** What the page put into the message box, until it is sent. */
  #draft: ComposerValue | null = null;

  constructor(settings: OpenAiChatSettings, options: ChatKitOptions) {
    const { promise, resolve } = Promise.withResolvers<WidgetError>();
    this.lost = promise;
    this.#lose = resolve;
    this.#settings = settings;
    this.#options = options;
    this.#thread = options.initialThread ?? null;
    this.element = this.#createElement();
    this.#shown = this.#showTheirs();
  }

  /** Rejects when there is no chat to show. */
  get shown(): Promise<unknown> {
    return this.#shown;
  }

  update(options: ChatKitOptions): void {
    this.#options = options;
    this.#mounted?.update(this.#current);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#mounted?.dispose();
    this.element.remove();
  }

  /** The options as they are now. OpenAI's element may begin anew with them, and is to stay where it is. */
  get #current(): ChatKitOptions {
    return this.#settings.adapt({ ...this.#options, initialThread: this.#thread });
  }

  async #showTheirs(): Promise<MountedRenderer> {
    try {
      const { script } = this.#settings;
      const theirs = await showChatKit(this.element, { script, options: this.#current });
      this.#settle(theirs);
      this.#announce('openai', null);
      void theirs.lost?.then((error) => this.#replace(theirs, error));
      return theirs;
    } catch (cause) {
      return this.#standIn(
        cause instanceof WidgetError ? cause : new WidgetError('renderer_failed', { cause }),
      );
    }
  }

  async #standIn(error: WidgetError): Promise<MountedRenderer> {
    const { loadStandIn } = this.#settings;
    if (loadStandIn === null || ofTheServer.has(error.code)) {
      this.#announce(null, await inWords(error));
      throw error;
    }
    // oxlint-disable-next-line no-console -- for whoever keeps the page: people see a chat that works
    console.warn(`<chat-dock> shows its own chat UI in place of OpenAI’s: ${error.message}`, error);
    const renderer = await loadStandIn();
    const mounted = await renderer.mount(this.element, this.#current);
    this.#settle(mounted);
    if (this.#draft) await mounted.element.setComposerValue(this.#draft);
    this.#announce('open', error);
    return mounted;
  }

  /** What was shown has gone: another takes its place, or the page is told. */
  async #replace(theirs: MountedRenderer, error: WidgetError): Promise<void> {
    if (this.#isDisposed) return;
    this.#mounted = null;
    theirs.dispose();
    this.#shown = this.#standIn(error);
    try {
      await this.#shown;
    } catch {
      this.#lose(error);
    }
  }

  #settle(mounted: MountedRenderer): void {
    if (this.#isDisposed) mounted.dispose();
    else this.#mounted = mounted;
  }

  #announce(ui: 'open' | 'openai' | null, error: WidgetError | null): void {
    if (!this.#isDisposed) this.element.dispatchEvent(new ChatDockUiChangedEvent(ui, error));
  }

  /** The methods are those of whichever chat is shown; they wait while one takes the place of another. */
  #createElement(): HTMLElement & ChatKitMethods {
    const chat = async (): Promise<ChatKitMethods> => (await this.#shown).element;
    const methods: ChatKitMethods = {
      setOptions: (options) => this.update(options),
      focusComposer: async () => (await chat()).focusComposer(),
      setThreadId: async (threadId) => (await chat()).setThreadId(threadId),
      sendUserMessage: async (message) => (await chat()).sendUserMessage(message),
      sendCustomAction: async (action, itemId) => (await chat()).sendCustomAction(action, itemId),
      showHistory: async () => (await chat()).showHistory(),
      hideHistory: async () => (await chat()).hideHistory(),
      fetchUpdates: async () => (await chat()).fetchUpdates(),
      setComposerValue: async (value) => {
        this.#draft = value;
        await (await chat()).setComposerValue(value);
      },
    };
    const place = document.createElement('div');
    place.addEventListener('chatkit.thread.change', (event) => (this.#thread = threadIdOf(event)));
    place.addEventListener('chatkit.response.start', () => (this.#draft = null));
    return Object.assign(place, methods);
  }
}
