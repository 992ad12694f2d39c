import { type TemplateResult, html, nothing } from 'lit';
import type { ChatKitOptions, HeaderOption } from '../../../chatkit/options.ts';
import { texts } from '../texts.ts';
import { pageParts } from './page-parts.ts';
import { icon } from './icon.ts';

export interface HeaderContent {
  /** Of the open thread. */
  title: string | undefined;
  startOver: () => void;
  showHistory: () => void;
}

/** The bar above the conversation, as far as the options want one. */
export function header(
  { header: { enabled = true, title, leftAction, rightAction } = {}, history }: ChatKitOptions,
  content: HeaderContent,
): TemplateResult | typeof nothing {
  if (!enabled) return nothing;
  return html`<header class="header" part="header">
    ${pageParts.action?.(leftAction, 'left-action')} ${heading(title, content.title)}
    ${history?.enabled === false ? nothing : historyButton(content.showHistory)}
    <button class="quiet" part="button new-chat" type="button" @click=${content.startOver}>
      ${icon('compose')}<span>${texts.newChat}</span>
    </button>
    ${pageParts.action?.(rightAction, 'right-action')}
  </header>`;
}

function heading(
  { enabled = true, text }: NonNullable<HeaderOption['title']> = {},
  ofThread: string | undefined,
): TemplateResult | typeof nothing {
  if (!enabled) return nothing;
  return html`<h2 class="title" part="title" dir="auto" aria-level=${pageParts.level ?? nothing}>
    ${text || ofThread || texts.title}
  </h2>`;
}

function historyButton(show: () => void): TemplateResult {
  return html`<button
    class="quiet"
    part="button history-open"
    type="button"
    aria-label=${texts.history}
    title=${texts.history}
    @click=${show}
  >
    ${icon('history')}
  </button>`;
}
