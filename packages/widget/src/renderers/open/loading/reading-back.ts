import { type TemplateResult, html } from 'lit';
import { svg } from '../parts/svg.ts';
import { loadingTexts } from './loading-texts.ts';

/** Runs a change that adds to the beginning, and keeps what the reader sees where it is. */
export function keepPlace(scroller: HTMLElement, change: () => void): void {
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  change();
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
}

export function toLatest(go: () => void): TemplateResult {
  return html`<button
    class="round to-latest"
    part="button to-latest"
    type="button"
    aria-label=${loadingTexts.toLatest}
    @click=${go}
  >
    ${svg('down', 'M12 5v14m6.5-6.5L12 19l-6.5-6.5')}
  </button>`;
}
