import { type TemplateResult, html } from 'lit';
import { composerTexts } from './composer-texts.ts';
import { icon } from './icon.ts';

/** What the message answers, above its text. */
export function quoteAbove(text: string, remove: () => void): TemplateResult {
  return html`<div class="quoted" part="quote">
    <span class="hidden">${composerTexts.quote}</span>
    <blockquote dir="auto">${text}</blockquote>
    <button
      class="quiet plain"
      part="button remove"
      type="button"
      aria-label=${composerTexts.removeQuote}
      title=${composerTexts.removeQuote}
      @click=${remove}
    >
      ${icon('close')}
    </button>
  </div>`;
}
