import { type TemplateResult, html, nothing } from 'lit';
import { copyText } from '../copy-text.ts';
import { conversationTexts } from './conversation-texts.ts';
import { sharedTexts } from './shared-texts.ts';
import { incomplete } from '../texts.ts';
import type { AssistantMessageItem, UserContent, UserMessageItem } from '../wire.ts';
import type { MarkdownViews } from '../markdown/markdown-view.ts';
import { icon } from './icon.ts';

/** What a person wrote, as they wrote it: never markdown. */
export function userMessage({
  content,
  quoted_text: quote,
}: Omit<UserMessageItem, 'id' | 'type'>): TemplateResult {
  return html`<article class="message mine" part="message user-message">
    <span class="hidden">${conversationTexts.you}</span>
    ${quote ? html`<blockquote class="quote" dir="auto">${quote}</blockquote>` : nothing}
    <div class="bubble" part="bubble" dir="auto">${content.map(wording).join('')}</div>
  </article>`;
}

function wording(part: UserContent): string {
  return part.type === 'input_tag' ? `@${part.text}` : part.text;
}

export interface AnswerOptions {
  /** It has begun and not ended. */
  running: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** Where its texts are kept. */
  markdown: MarkdownViews;
}

export function answer(
  { content }: AssistantMessageItem,
  { running, domains, markdown }: AnswerOptions,
): TemplateResult | typeof nothing {
  const parts = content.map(({ text }) => text).filter(Boolean);
  if (parts.length === 0) return nothing;
  return said(
    parts.map((text, index) => markdown.show(`${index}`, text, { streaming: running, domains })),
    running ? null : copyAction({ label: sharedTexts.copyAnswer, text: () => parts.join('\n\n') }),
  );
}

/** A message of the assistant, whatever it shows. */
export function said(content: unknown, actions: unknown): TemplateResult {
  return html`<article class="message answer" part="message assistant-message">
    <span class="hidden">${conversationTexts.assistant}</span>
    ${content} ${actions}
  </article>`;
}

export function copyAction(source: { label: string; text: () => string }): TemplateResult | null {
  // Browsers offer the clipboard on secure pages only.
  if (!globalThis.isSecureContext) return null;
  return html`<div class="actions" part="message-actions">
    <button
      class="round action"
      part="button copy"
      type="button"
      aria-label=${source.label}
      @click=${({ currentTarget }: Event) => currentTarget instanceof HTMLButtonElement && copyText(currentTarget, source)}
    >
      ${icon('copy')}${icon('check')}
    </button>
  </div>`;
}

/** In place of what could not be drawn: its words, and what helps. */
export function missing(words: string): TemplateResult {
  return said(html`<div class="markdown" dir="auto">${words} ${incomplete}</div>`, null);
}
