import { type ReactiveController, type ReactiveControllerHost, html, render } from 'lit';
import type { ComposerValue, OutgoingMessage, UserMessageContent } from '../../../chatkit/messages.ts';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import type { ConversationController } from '../conversation-controller.ts';
import type { Connection } from '../create-thread-store.ts';
import { loadKinds } from '../load-kinds.ts';
import { addStyles } from '../parts/add-styles.ts';
import type { ChatKitComposer, ComposerExtras } from '../parts/composer.ts';
import { composerStyles } from '../parts/composer.styles.ts';
import { wordsOf } from '../words-of.ts';
import type { Desk, Extra } from './extra.ts';
import { type ExtraName, extraNames, loadExtra, wantedBy } from './extra-sources.ts';
import { extrasStyles } from './extras.styles.ts';
import { fitMenus } from './fit-menus.ts';
import { quoteAbove } from './quote.ts';

addStyles(composerStyles, extrasStyles);

const furnished = new WeakMap<Chat, Extras>();

type Chat = HTMLElement & ReactiveControllerHost;

/** What puts around a chat's text box what its options want there. */
export function furnish(chat: Chat, conversation: ConversationController): Extras {
  const extras = furnished.get(chat) ?? new Extras(chat, conversation);
  furnished.set(chat, extras);
  return extras;
}

/** All that the composer has beyond its text box. What is written and attached stays when the composer is another one. */
export class Extras implements ComposerExtras, Desk, ReactiveController {
  readonly chat: HTMLElement;
  readonly #conversation: ConversationController;
  composer: ChatKitComposer | null = null;
  options: ChatKitOptions;
  readonly connect: () => Promise<Connection>;
  #reply = '';
  readonly #loaded = new Map<ExtraName, Extra>();
  readonly #loading = new Map<ExtraName, Promise<void>>();
  readonly #above = document.createElement('div');
  readonly #bar = document.createElement('div');
  readonly #over = document.createElement('div');
  readonly #voice = document.createElement('div');

  constructor(chat: Chat, conversation: ConversationController) {
    this.chat = chat;
    this.#conversation = conversation;
    this.options = conversation.needs.options();
    this.connect = () => conversation.connect();
    this.#above.className = 'above';
    this.#bar.className = 'bar';
    this.#voice.className = 'hidden';
    this.#voice.role = 'status';
    chat.addController({ hostUpdated: () => this.#follow() });
    this.#follow(true);
    // What will be sent is more than words.
    void loadKinds([{ type: 'user_message', attachments: [{}] }]);
  }

  get message(): OutgoingMessage | null {
    if (this.#all.some(({ isUnready }) => isUnready)) return null;
    const text = this.composer?.value.trim() ?? '';
    const share = this.#share;
    if (text === '' && !share.attachments?.length) return null;
    const words = text === '' ? { content: [] } : { text };
    return { ...(!share.content && words), ...(this.#reply && { reply: this.#reply }), ...share };
  }

  sent(): void {
    this.#reply = '';
    for (const extra of this.#all) extra.sent?.();
    this.changed();
  }

  /** Takes what `setComposerValue` says in the place of what is there; what it does not say stays. */
  async put(value: ComposerValue): Promise<void> {
    const { text, content, reply } = value;
    await Promise.all([...neededFor(value), ...wantedBy(this.options)].map((name) => this.#load(name)));
    this.#place();
    if (reply !== undefined) this.#reply = reply;
    if (this.composer && (text ?? content) !== undefined) this.composer.value = wordsOf(value);
    for (const extra of this.#all) extra.put?.(value);
    this.changed();
  }

  putBack(message: OutgoingMessage): void {
    const { text, content, reply = '', ...others } = this.draft;
    const written = content ?? contentOf({ text: text ?? '' });
    const gap = written.length > 0 && wordsOf(message) !== '' ? ['\n'] : [];
    void this.put({
      ...others,
      ...joined([...contentOf(message), ...gap.map(asText), ...written]),
      attachments: [...(message.attachments ?? []), ...(this.#share.attachments ?? [])],
      reply: message.reply ?? reply,
      ...(message.toolChoice && { selectedToolId: message.toolChoice.id }),
    });
  }

  /** What is written and not sent, less the files: plain JSON that `put`, and `setComposerValue`, take again. */
  get draft(): ComposerValue {
    const text = this.composer?.value ?? '';
    const drafts: Partial<ComposerValue> = Object.assign({}, ...this.#all.map(({ draft }) => draft));
    return { ...(!drafts.content && { text }), ...(this.#reply && { reply: this.#reply }), ...drafts };
  }

  /** Has the message answer this text. */
  quote(text: string): void {
    this.#reply = text;
    this.changed();
    this.composer?.focus();
  }

  changed(): void {
    this.composer?.requestUpdate();
  }

  say(sentence: string): void {
    this.#voice.textContent = '';
    // What is put there at once would be the same text to some screen readers.
    setTimeout(() => (this.#voice.textContent = sentence));
  }

  hostUpdated(): void {
    this.#place();
    const extras = this.#all;
    const instead = extras.map((extra) => extra.instead?.()).find(Boolean);
    const row = [...extras.map((extra) => extra.start?.()), html`<span class="gap"></span>`];
    const drop = (): void => this.quote('');
    const quote = this.#reply === '' ? null : quoteAbove(this.#reply, drop);
    render([quote, ...extras.map((extra) => extra.above?.())], this.#above);
    render(instead ?? [...row, ...extras.map((extra) => extra.end?.())], this.#bar);
    render(
      extras.map((extra) => extra.over?.()),
      this.#over,
    );
    if (this.composer) fitMenus(this.composer);
    this.#bar.inert = this.#above.inert = this.composer?.locked ?? false;
    this.#above.hidden = this.#above.childElementCount === 0;
  }

  get #all(): Extra[] {
    return extraNames.map((name) => this.#loaded.get(name)).filter((extra) => extra !== undefined);
  }

  get #share(): Partial<OutgoingMessage> {
    return Object.assign({}, ...this.#all.map(({ share }) => share));
  }

  /** The chat was drawn: with other options, or another composer. */
  #follow(isFirst = false): void {
    const options = this.#conversation.needs.options();
    const composer = this.chat.shadowRoot?.querySelector('chatkit-composer') ?? null;
    const isOther = composer !== this.composer;
    if (!isFirst && !isOther && options === this.options) return;
    this.options = options;
    if (isOther) this.#move(composer);
    this.#apply();
  }

  /** What the options want is loaded; what is there already is told. */
  #apply(): void {
    for (const name of wantedBy(this.options)) void this.#load(name);
    for (const extra of this.#all) extra.update?.();
    this.changed();
  }

  #move(composer: ChatKitComposer | null): void {
    this.composer?.removeController(this);
    this.composer = composer;
    if (composer === null) return;
    composer.extras = this;
    composer.addController(this);
  }

  /** Into the composer as it was drawn. */
  #place(): void {
    const { composer } = this;
    const box = composer?.querySelector('[part=textbox]');
    if (!composer || !box) return;
    if (this.#above.parentElement !== box.parentElement) {
      box.before(this.#above);
      box.after(this.#bar, this.#over, this.#voice);
    }
    for (const extra of this.#all) extra.placed?.(composer);
  }

  #load(name: ExtraName): Promise<void> {
    const loading = this.#loading.get(name) ?? this.#create(name);
    this.#loading.set(name, loading);
    return loading;
  }

  async #create(name: ExtraName): Promise<void> {
    try {
      const create = await loadExtra(name);
      this.#loaded.set(name, create(this));
      this.changed();
    } catch {
      // There is the text box without it; the next options may have more luck.
      this.#loading.delete(name);
    }
  }
}

function isTag({ type }: UserMessageContent): boolean {
  return type === 'input_tag';
}

/** What can hold it. */
function neededFor({ content = [], attachments = [], files = [] }: ComposerValue): ExtraName[] {
  const needs = { files: attachments.length > 0 || files.length > 0, editor: content.some(isTag) };
  return extraNames.filter((name) => Reflect.get(needs, name));
}

function contentOf({ text, content }: ComposerValue | OutgoingMessage): UserMessageContent[] {
  return content ?? (text ? [asText(text)] : []);
}

function asText(text: string): UserMessageContent {
  return { type: 'input_text', text };
}

/** As text, unless there are tags in it. */
function joined(content: UserMessageContent[]): ComposerValue {
  return content.some(isTag) ? { content } : { text: wordsOf({ content }) };
}
