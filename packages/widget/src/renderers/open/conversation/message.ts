import { type TemplateResult, html, nothing } from 'lit';
import { copyText } from '../copy-text.ts';
import { texts } from '../texts.ts';
import type { AssistantMessageItem, UserContent, UserMessageItem } from '../wire.ts';
import type { MarkdownViews } from '../markdown/markdown-view.ts';
import { icon } from '../parts/icon.ts';

/** What a person wrote, as they wrote it: never markdown. */
export function userMessage({
  content,
  quoted_text: quote,
}: Omit<UserMessageItem, 'id' | 'type'>): TemplateResult {
  return html`<article class="message mine" part="message user-message">
    <span class="hidden">${texts.you}</span>
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
  const said = content.filter(({ text }) => text !== '');
  if (said.length === 0) return nothing;
  const source = { label: texts.copyAnswer, text: () => said.map(({ text }) => text).join('\n\n') };
  return html`<article class="message answer" part="message assistant-message">
    <span class="hidden">${texts.assistant}</span>
    ${said.map(({ text }, index) => markdown.show(`${index}`, text, { streaming: running, domains }))}
    ${running ? nothing : copyAction(source)}
  </article>`;
}

/** A widget of the assistant; `copy` is what a press of its copy button copies. */
export function widgetMessage(widget: HTMLElement, copy: string | undefined): TemplateResult {
  return html`<article class="message answer" part="message assistant-message">
    <span class="hidden">${texts.assistant}</span>
    ${widget} ${copy ? copyAction({ label: texts.copyAnswer, text: () => copy }) : nothing}
  </article>`;
}

function copyAction(source: { label: string; text: () => string }): TemplateResult | typeof nothing {
  // Browsers offer the clipboard on secure pages only.
  if (!globalThis.isSecureContext) return nothing;
  return html`<div class="actions" part="message-actions">
    <button
      class="action"
      part="button copy"
      type="button"
      aria-label=${source.label}
      @click=${({ currentTarget }: Event) => currentTarget instanceof HTMLButtonElement && copyText(currentTarget, source)}
    >
      ${icon('copy')}${icon('check')}
    </button>
  </div>`;
}
