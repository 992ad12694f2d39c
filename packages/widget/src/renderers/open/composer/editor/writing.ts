import { type TemplateResult, html } from 'lit';
import type { Command, Entity } from '../../../../chatkit/entities.ts';
import type { ComposerValue, OutgoingMessage } from '../../../../chatkit/messages.ts';
import { iconOf } from '../../icons/icon-of.ts';
import { addStyles } from '../../parts/add-styles.ts';
import type { ChatKitComposer } from '../../parts/composer.ts';
import { composerStyles } from '../../parts/composer.styles.ts';
import { texts } from '../../texts.ts';
import { entityOf, followEntity, openEntity } from '../entities/entity-tag.ts';
import type { Desk, Extra } from '../extra.ts';
import { icon } from '../icon.ts';
import { tagOf } from './editable.ts';
import { type ChatKitEditor, defineEditor } from './editor.ts';
import { type Tag, contentOf, cut, hasTag } from './pieces.ts';
import { type Suggestion, Suggestions } from './suggestions.ts';
import { type Trigger, triggerAt } from './trigger.ts';
import { writingStyles } from './writing.styles.ts';
import { writingTexts } from './writing-texts.ts';

addStyles(composerStyles, writingStyles);
defineEditor();

/** Text with tags: takes the place of the text box, and offers entities after “@” and commands after “/”. */
class Writing implements Extra {
  readonly #desk: Desk;
  readonly #editor = document.createElement('chatkit-editor');
  readonly #suggestions: Suggestions;
  /** What the list was closed at: it stays closed for that, and what is written on from it. */
  #dismissed: Trigger | null = null;
  /** What was searched for last, with its sign. */
  #query = '';

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#suggestions = new Suggestions({
      changed: () => desk.changed(),
      say: (sentence) => desk.say(sentence),
    });
    const editor = this.#editor;
    editor.setAttribute('part', 'textbox');
    editor.setAttribute('enterkeyhint', 'send');
    editor.addEventListener('input', this.#changed);
    editor.addEventListener('keydown', this.#pressed, true);
    editor.addEventListener('keyup', this.#moved);
    editor.addEventListener('click', this.#moved);
    editor.addEventListener('blur', () => this.#suggestions.close());
    editor.addEventListener('pointerover', this.#over);
  }

  get share(): Partial<OutgoingMessage> {
    const { pieces } = this.#editor;
    return hasTag(pieces) ? { content: contentOf(pieces) } : {};
  }

  get draft(): ComposerValue {
    return this.share.content ? { content: this.share.content } : {};
  }

  /** Takes the place of the text box, once for each composer, with its text and the caret. */
  placed(composer: ChatKitComposer): void {
    const editor = this.#editor;
    const box = composer.querySelector('textarea');
    if (box) takePlace(editor, box);
    editor.locked = composer.locked;
    editor.ariaLabel = texts.message;
    editor.setAttribute('placeholder', composer.placeholder);
    const { currentId } = this.#suggestions;
    setOrRemove(editor, 'aria-activedescendant', currentId);
    setOrRemove(editor, 'aria-controls', currentId && 'suggestions');
  }

  put({ content }: ComposerValue): void {
    if (content) this.#editor.content = content;
  }

  sent(): void {
    this.#suggestions.close();
  }

  over(): unknown {
    return this.#suggestions.draw();
  }

  start(): TemplateResult | null {
    const { entities } = this.#desk.options;
    if (!entities?.showComposerMenu || !('onTagSearch' in entities)) return null;
    return html`<button
      class="quiet plain"
      part="button mention"
      type="button"
      aria-label=${writingTexts.mention}
      title=${writingTexts.mention}
      @click=${() => this.#editor.insert('@')}
    >
      ${icon('mention')}
    </button>`;
  }

  readonly #changed = (): void => {
    this.#look();
    this.#desk.changed();
  };

  /** The caret may be somewhere else. */
  readonly #moved = (event: Event): void => {
    const tag = event.type === 'click' ? this.#tagAt(event) : null;
    if (tag) openEntity(this.#editor, entityOf(tag));
    else if (
      event.type === 'click' ||
      (event instanceof KeyboardEvent && /^(?:Arrow|Home|End)/.test(event.key))
    )
      this.#look();
  };

  readonly #over = (event: Event): void => {
    const tag = this.#tagAt(event);
    if (tag && event.target instanceof HTMLElement) followEntity(event.target, entityOf(tag));
  };

  #tagAt({ target }: Event): Tag | null {
    const tag = target instanceof Element ? tagOf(target) : undefined;
    return tag?.interactive ? tag : null;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#suggestions.isOpen && this.#suggestions.press(event)) {
      if (event.key === 'Escape') this.#dismissed = this.#trigger;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#entered(event);
    }
  };

  #entered({ altKey }: KeyboardEvent): void {
    const tag = altKey ? this.#tagBefore() : null;
    if (tag) openEntity(this.#editor, entityOf(tag));
    else this.#desk.composer?.send();
  }

  /** The tag that the caret stands after. */
  #tagBefore(): Tag | null {
    const { start } = this.#editor.selected;
    const [piece] = cut(this.#editor.pieces, { start: start - 1, end: start });
    return typeof piece === 'object' && piece.interactive ? piece : null;
  }

  get #trigger(): Trigger | null {
    const { entities, commands } = this.#desk.options;
    const { pieces, selected } = this.#editor;
    return triggerAt(pieces, selected, {
      mentions: entities !== undefined && 'onTagSearch' in entities,
      commands: commands?.enabled === true && 'onSearch' in commands,
    });
  }

  /** Offers what fits what is being written. */
  #look(): void {
    const trigger = this.#trigger;
    if (!continues(trigger, this.#dismissed)) this.#dismissed = null;
    // Words that nothing is found for, and more of them, are just words.
    if (trigger && this.#suggestions.isEmpty && /\s/.test(trigger.query)) this.#dismissed = trigger;
    if (trigger && this.#dismissed === null) this.#search(trigger);
    else this.#suggestions.close();
  }

  #search({ sign, query }: Trigger): void {
    if (this.#suggestions.isOpen && this.#query === sign + query) return;
    this.#query = sign + query;
    if (sign === '@') this.#suggestions.search(writingTexts.entities, () => this.#findEntities(query));
    else this.#suggestions.search(writingTexts.commands, () => this.#findCommands(query));
  }

  async #findEntities(query: string): Promise<Suggestion[]> {
    const found = (await this.#desk.options.entities?.onTagSearch?.(query)) ?? [];
    return found.map((entity) => ({
      label: entity.title,
      group: entity.group,
      picture: entity.icon && iconOf(entity.icon),
      choose: () => this.#tag(entity),
    }));
  }

  async #findCommands(query: string): Promise<Suggestion[]> {
    return this.#offered((await this.#desk.options.commands?.onSearch?.(query)) ?? []);
  }

  #offered(commands: readonly Command[]): Suggestion[] {
    return commands.map((command) => ({
      label: command.label,
      description: command.description,
      group: command.group,
      picture: command.icon && iconOf(command.icon),
      choose: () => void this.#run(command),
    }));
  }

  /** The command's own text goes; what it leads to comes. */
  async #run(command: Command): Promise<void> {
    this.#drop();
    try {
      const selection = await this.#desk.options.commands?.onSelect?.(command);
      if (selection?.type === 'entity') this.#tag(selection.entity);
      if (selection?.type === 'menu')
        this.#suggestions.offer(command.label, this.#offered(selection.commands));
    } catch (error) {
      // The page's own doing: it is told as of any mistake of its own.
      reportError(error);
    }
  }

  #drop(): void {
    const trigger = this.#trigger;
    if (trigger) this.#editor.replace(trigger.span, []);
    this.#suggestions.close();
  }

  /** Puts the entity's tag in the place of what was written of it. */
  #tag(entity: Entity): void {
    const span = this.#trigger?.span ?? this.#editor.selected;
    const { id, title, group, interactive, data } = entity;
    const tag: Tag = {
      type: 'input_tag',
      id,
      text: title,
      data: data ?? {},
      interactive: interactive === true,
      ...(group !== undefined && { group }),
    };
    this.#suggestions.close();
    this.#editor.replace(span, [tag, ' ']);
  }
}

function continues(trigger: Trigger | null, before: Trigger | null): boolean {
  return (
    trigger?.span.start === before?.span.start && trigger?.query.startsWith(before?.query ?? '') === true
  );
}

function takePlace(editor: ChatKitEditor, box: HTMLTextAreaElement): void {
  const hadFocus = box.matches(':focus');
  const { value, selectionEnd } = box;
  box.replaceWith(editor);
  if (value !== '' || hadFocus) {
    if (hadFocus) editor.focus();
    editor.adopt(value, hadFocus ? selectionEnd : null);
  }
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function createWriting(desk: Desk): Extra {
  return new Writing(desk);
}
