import { type TemplateResult, html, nothing } from 'lit';
import type { ItemSurroundings } from '../item-kind.ts';
import { type Cited, citing } from './citing.ts';
import { conversationTexts } from './conversation-texts.ts';
import { pageParts } from '../parts/page-parts.ts';
import { texts } from '../texts.ts';
import type { AssistantMessageItem, UserContent, UserMessageItem } from '../wire.ts';
import type { MarkdownViews } from '../markdown/markdown-view.ts';

/** What a person wrote, as they wrote it: never markdown. */
export function userMessage({ content }: Pick<UserMessageItem, 'content'>): TemplateResult {
  const words = content.map(wording).join('') || texts.incomplete;
  return mine(html`<div class="bubble" part="bubble" dir="auto">${words}</div>`);
}

/** A message of the user, whatever it holds. */
export function mine(content: unknown): TemplateResult {
  return html`<article class="message mine" part="message user-message">
    ${speaker(conversationTexts.you)} ${content}
  </article>`;
}

function wording(part: UserContent): string {
  return part.type === 'input_tag' ? `@${part.text}` : part.text;
}

/** Who speaks, for those who cannot see it, as the message's heading: one below the chat's own. */
function speaker(words: string): TemplateResult {
  return html`<span class="hidden" role="heading" aria-level=${(pageParts.level ?? 2) + 1}>${words}</span>`;
}

export function answer(
  item: AssistantMessageItem,
  surroundings: ItemSurroundings,
  markdown: MarkdownViews,
): TemplateResult | typeof nothing {
  const { running: streaming, domains } = surroundings;
  const headingLevel = pageParts.level ?? 2;
  const { content } = item;
  const words = content
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n\n');
  if (!words) return nothing;
  const cited: readonly Cited[] = citing.cite?.(content, streaming, markdown) ?? content;
  const shown = cited.map(
    ({ text, mark }, index) =>
      text && markdown.show(`${index}`, text, { streaming, domains, headingLevel, mark }),
  );
  return said(html`${shown} ${sources(item, surroundings)}`, surroundings, words);
}

/** What the answer rests on, once that has been loaded. */
function sources({ content }: AssistantMessageItem, { options }: ItemSurroundings): unknown {
  if (!content.some(({ annotations }) => annotations)) return nothing;
  void import('../sources/define.ts').catch(() => {}); // the answer stands without
  return html`<chatkit-sources .content=${content} .options=${options}></chatkit-sources>`;
}

/** A message of the assistant, whatever it shows. With `words`, which can be copied, comes what can be done with it. */
export function said(content: unknown, surroundings: ItemSurroundings, words?: string): TemplateResult {
  return html`<article class="message answer" part="message assistant-message">
    ${speaker(conversationTexts.assistant)} ${content} ${actions(surroundings, words)}
  </article>`;
}

/** What can be done with it, once that has been loaded. */
function actions({ itemId, running, store, options }: ItemSurroundings, words: string | undefined): unknown {
  const { feedback, retry } = options.threadItemActions ?? {};
  if (running || words === undefined || !(words || feedback || retry)) return nothing;
  void import('../message-actions/define.ts').catch(() => {}); // nothing else depends on it
  return html`<chatkit-message-actions
    .itemId=${itemId}
    .words=${words}
    .store=${store}
    .options=${options}
  ></chatkit-message-actions>`;
}

/** In place of what could not be drawn: its words, and what helps. */
export function missing(words: string, surroundings: ItemSurroundings): TemplateResult {
  return said(html`<div class="markdown" dir="auto">${words} ${texts.incomplete}</div>`, surroundings);
}
