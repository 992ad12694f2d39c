import { type TemplateResult, html, nothing } from 'lit';
import type * as Entities from '../composer/entities/entity-tag.ts';
import { mine } from '../conversation/message.ts';
import type { ItemSurroundings } from '../item-kind.ts';
import type { UserContent, UserMessageItem, UserTag } from '../wire.ts';
import { attachments } from './attachments.ts';
import { messageTexts as texts } from './message-texts.ts';

/** What a person wrote, with what came along: a quote, files, tags. */
export function richUserMessage(item: UserMessageItem, surroundings: ItemSurroundings): TemplateResult {
  const { content, quoted_text: quote, attachments: files = [] } = item;
  const hasWords = content.some(({ text }) => text !== '');
  return mine(
    html`${quote ? quotation(quote) : nothing} ${attachments(files, surroundings)}
    ${hasWords ? bubble(content.map((part) => wording(part, surroundings))) : nothing}`,
  );
}

/** White space in it would be seen. */
function bubble(words: unknown): TemplateResult {
  return html`<div class="bubble" part="bubble" dir="auto">${words}</div>`;
}

function quotation(words: string): TemplateResult {
  return html`<blockquote class="quote" part="quote" dir="auto">
    <span class="hidden">${texts.replyTo}</span> ${words}
  </blockquote>`;
}

function wording(part: UserContent, surroundings: ItemSurroundings): unknown {
  return part.type === 'input_tag' ? tag(part, surroundings) : part.text;
}

/** The name of an entity; a button where the page has use for it. */
function tag(part: UserTag, { options: { entities = {} } }: ItemSurroundings): TemplateResult {
  const words = `@${part.text}`;
  if (!part.interactive || (!entities.onClick && !entities.onRequestPreview))
    return html`<span class="tag" part="tag">${words}</span>`;
  const follow = whenTouched(({ followEntity, entityOf }, button) => followEntity(button, entityOf(part)));
  const open = whenTouched(({ entityOf }) => entities.onClick?.(entityOf(part)));
  return html`<button
    class="tag"
    part="button tag"
    type="button"
    @click=${open}
    @pointerenter=${entities.onRequestPreview ? follow : nothing}
    @focus=${entities.onRequestPreview ? follow : nothing}
    .textContent=${words}
  ></button>`;
}

/** What the page knows a tag as, and shows of it, is asked for by few. */
function whenTouched(act: (entities: typeof Entities, button: HTMLElement) => void): (event: Event) => void {
  return ({ currentTarget }) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    void import('../composer/entities/entity-tag.ts').then(
      (entities) => act(entities, currentTarget),
      () => {}, // the name is there without
    );
  };
}
