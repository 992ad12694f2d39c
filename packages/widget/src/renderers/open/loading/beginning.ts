import { type TemplateResult, html, nothing } from 'lit';
import { loadingTexts } from './loading-texts.ts';
import type { ThreadState } from '../thread-state.ts';

/** What stands before the items: that they load, that older ones do, or the button for those. */
export function beginning(
  { loading, older, items }: ThreadState,
  loadOlder: () => void,
): TemplateResult | typeof nothing {
  if (loading === 'thread' && items.length === 0) return skeleton();
  if (loading === 'older')
    return html`<p class="earlier" role="status">
      <span class="spinner"></span>${loadingTexts.loadingEarlier}
    </p>`;
  if (older === null) return nothing;
  return html`<p class="earlier">
    <button class="quiet" part="button earlier" type="button" @click=${loadOlder}>
      ${loadingTexts.earlier}
    </button>
  </p>`;
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" part="skeleton" role="status">
    <span class="hidden">${loadingTexts.loading}</span>
    <i class="mine"></i><i></i><i></i><i></i>
  </div>`;
}
