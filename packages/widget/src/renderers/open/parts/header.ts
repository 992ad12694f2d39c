import { type TemplateResult, html, nothing } from 'lit';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import { texts } from '../texts.ts';
import { icon } from './icon.ts';

export interface HeaderContent {
  /** Of the open thread. */
  title: string | undefined;
  startOver: () => void;
  showHistory: () => void;
}

/** The bar above the conversation, as far as the options want one. */
export function header(
  { header: { enabled = true, title = {} } = {}, history }: ChatKitOptions,
  content: HeaderContent,
): TemplateResult | typeof nothing {
  if (!enabled) return nothing;
  const words = title.text || content.title || texts.title;
  return html`<header class="header" part="header">
    ${title.enabled === false ? nothing : html`<h2 class="title" part="title" dir="auto">${words}</h2>`}
    ${history?.enabled === false ? nothing : historyButton(content.showHistory)}
    <button class="quiet" part="button new-chat" type="button" @click=${content.startOver}>
      ${icon('compose')}<span>${texts.newChat}</span>
    </button>
  </header>`;
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
