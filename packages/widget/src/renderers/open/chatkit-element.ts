import { type CSSResultGroup, LitElement, type TemplateResult, html, nothing } from 'lit';
import type { ChatKitEventMap } from '../../chatkit/events.ts';
import type { ComposerValue, OutgoingMessage, WidgetAction } from '../../chatkit/messages.ts';
import type { ChatKitMethods } from '../../chatkit/methods.ts';
import type { ChatKitOptions, StartScreenPrompt } from '../../chatkit/options.ts';
import { dress } from '../../dress/dress.ts';
import { WidgetError } from '../../widget-error.ts';
import type { Extras } from './composer/extras.ts';
import { ConversationController } from './conversation-controller.ts';
import type { ChatKitConversation } from './conversation/conversation.ts';
import { isAtRest } from './is-at-rest.ts';
import { OnlineController } from './online-controller.ts';
import type { ChatKitComposer } from './parts/composer.ts';
import { composerStyles } from './parts/composer.styles.ts';
import { controlStyles } from './parts/control.styles.ts';
import type { OpenChatKitOptions } from './open-options.ts';
import { Outbox } from './outbox.ts';
import { footer } from './parts/footer.ts';
import { header } from './parts/header.ts';
import { startScreen } from './parts/start-screen.ts';
import { startScreenStyles } from './parts/start-screen.styles.ts';
import { themeStyles } from './parts/theme.styles.ts';
import type { ThreadState } from './thread-state.ts';
import { onNextFrame } from './next-frame.ts';

/**
 * Our `<openai-chatkit>`: the published element's methods and `chatkit.*` events on an open implementation. It shows
 * nothing before `setOptions`.
 *
 * @csspart chat - Everything.
 * @csspart header - The bar on top.
 * @csspart title - Its title.
 * @csspart header-action - A button of the page’s own in it; also `left-action` or `right-action`.
 * @csspart left-action - The one before the title, and what it is in.
 * @csspart right-action - The one at the end, and what it is in.
 * @csspart new-chat - The button that starts over.
 * @csspart history-open - The button that shows the list of conversations.
 * @csspart start-screen - The empty conversation.
 * @csspart greeting - Its question.
 * @csspart prompts - Its suggestions.
 * @csspart prompt - One of them.
 * @csspart prompt-icon - The picture in one.
 * @csspart messages - The scrolling conversation.
 * @csspart message - One message; also `user-message` or `assistant-message`.
 * @csspart user-message - One of the user’s.
 * @csspart assistant-message - One of the assistant’s.
 * @csspart bubble - The text of a user’s message.
 * @csspart not-sent - What is said of a message that was not sent.
 * @csspart markdown - The text of an answer.
 * @csspart code-block - Code in one.
 * @csspart message-actions - The buttons below an answer.
 * @csspart copy - The one that copies it.
 * @csspart workflow - What the assistant did.
 * @csspart step - One line of it.
 * @csspart step-detail - What it unfolds to.
 * @csspart activity - The sign that an answer is on its way.
 * @csspart notice - A sentence beside the answer; also `info`, `warning`, `danger` or `failure`.
 * @csspart info - A notice that is good to know.
 * @csspart warning - A notice to take care.
 * @csspart danger - A notice of something bad.
 * @csspart failure - What went wrong.
 * @csspart retry - A button that tries again.
 * @csspart edit - The button that takes a message back that was not sent.
 * @csspart earlier - The button that loads earlier messages.
 * @csspart to-latest - The button that goes to the latest message.
 * @csspart skeleton - What stands in for a conversation that loads.
 * @csspart widget - A widget.
 * @csspart widget-button - A button in one.
 * @csspart widget-field - A field in one.
 * @csspart widget-row - A row of a list in one.
 * @csspart footer - What is below the conversation.
 * @csspart banner - A sentence in it: offline, or the end of the conversation.
 * @csspart composer - The pill in which one writes.
 * @csspart textbox - Its text box.
 * @csspart send - Its button that sends.
 * @csspart stop - Its button that stops the answer.
 * @csspart disclaimer - The fine print.
 * @csspart history - The list of conversations.
 * @csspart history-header - The bar above it.
 * @csspart history-title - What it is called.
 * @csspart history-close - The button that takes it away.
 * @csspart history-thread - A conversation in it.
 * @csspart history-choose - The button that opens it.
 * @csspart history-rename - The button that renames it.
 * @csspart history-input - The field for its new title.
 * @csspart history-save - The button that keeps that.
 * @csspart history-cancel - The button that leaves it as it is.
 * @csspart history-delete - The button that deletes it.
 * @csspart history-confirm - The button that really does.
 * @csspart more - The button that loads more of the list.
 * @csspart history-search - The field that searches them.
 * @csspart deep-link - A link in an answer that is for the page.
 * @csspart maths - A formula in one.
 * @csspart footnotes - The notes at its end.
 * @csspart footnote-number - What leads to one of them.
 * @csspart widget-chart - A chart in a widget.
 * @csspart attach - The button that adds files.
 * @csspart mention - The one that begins a mention.
 * @csspart tool - A switch of something the agent is to use.
 * @csspart remove - A button that takes away what was added to a message.
 * @csspart reply - The button that quotes what is selected.
 * @csspart dictate - The one that begins to listen.
 * @csspart dictation-accept - The one that turns what was said into text.
 * @csspart dictation-cancel - The one that forgets it.
 * @csspart history-export - The button that saves it as a file.
 * @csspart tag - A mention in a message.
 * @csspart quote - What a message answers.
 * @csspart attachment - A file of a message.
 * @csspart attachment-image - A picture of one.
 * @csspart sources - What an answer rests on.
 * @csspart source - One of them.
 * @csspart citation - The number of one in the text.
 * @csspart generated-image - A picture of the assistant.
 * @csspart answers - What the user has answered to questions.
 * @csspart message-action - A button below an answer; also `copy`, `positive`, `negative` or `again`.
 * @csspart positive - The one that calls it good.
 * @csspart negative - The one that calls it bad.
 * @csspart again - The one that asks for another.
 * @csspart picture - A picture that is shown large.
 * @csspart picture-download - Its button that keeps it.
 * @csspart picture-close - Its button that takes it away.
 * @csspart questions - What stands in the place of the composer while the server waits for answers.
 * @csspart question - What is asked.
 * @csspart question-option - One of what can be chosen.
 * @csspart skip - The button that leaves a question.
 * @csspart skip-all - The button that leaves all.
 * @csspart back - The button to the question before.
 * @csspart next - The button to the one after.
 * @csspart drop-zone - What shows while files are over the chat.
 * @csspart preview - A look at what a mention means.
 * @csspart menu - What is offered to choose from.
 * @csspart choice - One of it.
 * @csspart menu-button - The button that shows a menu.
 * @csspart dictation - How loud it is, while somebody speaks.
 * @csspart button - Every button, beside its own name.
 */
export class OpenChatKit extends LitElement implements ChatKitMethods {
  static override readonly styles: CSSResultGroup = [
    themeStyles,
    controlStyles,
    startScreenStyles,
    composerStyles,
  ];

  #options: OpenChatKitOptions | null = null;
  #isReady = false;
  #dressed: Promise<void> | null = null;
  #closeHistory: (() => void) | null = null;
  readonly #network = new OnlineController(this);
  readonly #conversation = new ConversationController(this, {
    options: () => this.#requireOptions(),
    announce: (name, detail) => this.#announce(name, detail),
    changed: (store) => this.#outbox.stateChanged(store),
  });
  readonly #outbox = new Outbox({
    conversation: this.#conversation,
    composer: () => this.#composer,
    isOffline: () => this.#network.isOffline,
  });

  /** Replaces all options. `initialThread` counts the first time only; the open thread and the text being written stay. */
  setOptions(options: OpenChatKitOptions): void {
    const isFirst = this.#options === null;
    this.#options = options;
    this.#dressed = dress(this, options);
    this.requestUpdate();
    if (isFirst) this.#conversation.inBackground((store) => store.open(options.initialThread ?? null));
  }

  /** @internal The server is known to be Chatdock's. */
  get isOurs(): boolean {
    return false;
  }

  /** @internal What the person has written and the server has not taken: on its way, not sent, or in the composer. */
  get unsent(): string {
    return [this.#conversation.store?.state.outgoing, this.#composer?.value].filter(Boolean).join('\n');
  }

  async focusComposer(): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    this.#composer?.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    const { store } = await this.#conversation.connect();
    try {
      await store.open(threadId);
    } finally {
      this.#conversation.show();
      await this.updateComplete;
    }
  }

  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    const { store } = await this.#conversation.connect();
    await store.send(message);
  }

  async setComposerValue(value: ComposerValue): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    const { text, ...rest } = value;
    if (this.#composer && text !== undefined) this.#composer.value = text;
    if (Object.keys(rest).length > 0) await (await this.extras()).put(rest);
  }

  /** @internal What the composer has beyond the text box, which is loaded with it. */
  async extras(): Promise<Extras> {
    const { furnish } = await import('./composer/extras.ts');
    return furnish(this, this.#conversation);
  }

  async fetchUpdates(): Promise<void> {
    const { store } = await this.#conversation.connect();
    await store.refresh();
  }

  async sendCustomAction(action: WidgetAction, itemId?: string): Promise<void> {
    const { store } = await this.#conversation.connect();
    await store.act(action, itemId);
  }

  async showHistory(): Promise<void> {
    const [{ openHistory }, connection] = await Promise.all([
      import('./past-threads/open-history.ts'),
      this.#conversation.connect(),
    ]);
    this.#closeHistory?.();
    this.#closeHistory = openHistory({
      ...connection,
      root: this.renderRoot,
      options: this.#requireOptions(),
      announce: (name, detail) => this.#announce(name, detail),
      focus: () => this.#composer?.focus(),
    });
  }

  async hideHistory(): Promise<void> {
    this.#closeHistory?.();
  }

  /** It is shown first when it looks and speaks as it should. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#isReady) await this.#dressed;
    await super.scheduleUpdate();
  }

  protected override updated(): void {
    if (this.#wantsExtras) this.extras().catch(() => {}); // without them there is the text box
    if (this.#network.isOffline) this.#conversation.store?.options.client.lose();
    if (this.#isReady || this.#options === null) return;
    this.#isReady = true; // said a little later: frameworks set the options first, and listen then
    onNextFrame(() => setTimeout(() => this.#announce('chatkit.ready', undefined)));
  }

  get #wantsExtras(): boolean | undefined {
    const { entities, commands } = this.#options ?? {};
    return entities !== undefined || commands?.enabled || this.#composer?.matches('[roomy]');
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.renderRoot.querySelector('chatkit-conversation')?.updateComplete;
    return isComplete;
  }

  protected override render(): TemplateResult | typeof nothing {
    const options = this.#options;
    if (options === null) return nothing;
    const { theme, initialThread, startScreen: start = {} } = options;
    const { shown, problem, store } = this.#conversation;
    const isEmpty = shown === null ? !initialThread : isAtRest(shown);
    return html`<div class="chat ${schemeOf(theme)} ${isEmpty ? 'empty' : ''}" part="chat">
      ${header(options, { title: shown?.title, startOver: this.#startOver, showHistory: this.#openHistory })}
      <div class="body">
        ${shown === null ? nothing : this.#messages(shown)}
        ${isEmpty ? startScreen(start, this.#choosePrompt) : nothing}
      </div>
      ${footer(options, {
        state: shown,
        store,
        problem,
        isOffline: this.#network.isOffline,
        submit: this.#outbox.submit,
        stop: this.#stop,
      })}
    </div>`;
  }

  #messages(state: ThreadState): TemplateResult {
    return html`<chatkit-conversation
      .state=${state}
      .store=${this.#conversation.store}
      .options=${this.#options}
      .retry=${this.#retry}
      .edit=${this.#outbox.edit}
    ></chatkit-conversation>`;
  }

  get #composer(): ChatKitComposer | null {
    return this.renderRoot.querySelector('chatkit-composer');
  }

  readonly #stop = (): void => this.#conversation.store?.stop();

  readonly #startOver = (): void => {
    this.#conversation.inBackground((store) => store.open(null));
    this.#composer?.focus();
  };

  readonly #openHistory = (): void => void this.showHistory().catch(() => {}); // said where the chat says it

  readonly #choosePrompt = (prompt: StartScreenPrompt['prompt']): void => {
    const message = typeof prompt === 'string' ? { text: prompt } : { content: prompt };
    this.#conversation.inBackground((store) => store.send(message));
    this.#composer?.focus();
  };

  readonly #retry = (): void => {
    this.#conversation.inBackground((store) => store.retry());
    this.#composer?.focus();
  };

  #requireOptions(): OpenChatKitOptions {
    if (this.#options === null) throw new WidgetError('not_configured');
    return this.#options;
  }

  #announce<Name extends keyof ChatKitEventMap>(name: Name, detail: ChatKitEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function schemeOf(theme: ChatKitOptions['theme'] = 'light'): string {
  return typeof theme === 'string' ? theme : (theme.colorScheme ?? 'light');
}

declare global {
  interface HTMLElementTagNameMap {
    'openai-chatkit': OpenChatKit;
    'chatdock-chat': OpenChatKit;
    'chatkit-composer': ChatKitComposer;
    'chatkit-conversation': ChatKitConversation;
  }
}
