import { type TemplateResult, html } from 'lit';
import { svg } from '../../parts/svg.ts';
import { fieldTexts } from '../field-texts.ts';
import type { Control } from './control.ts';

/** Empties the field that it stands beside. */
export function clearButton({ isDisabled }: Control): TemplateResult {
  return html`<button
    class="clear"
    type="button"
    aria-label=${fieldTexts.clear}
    title=${fieldTexts.clear}
    ?disabled=${isDisabled}
    @click=${clear}
  >
    ${svg('clear', 'M17 7 7 17M7 7l10 10')}
  </button>`;
}

function clear({ currentTarget: button }: Event): void {
  const around = button instanceof HTMLElement ? button.parentElement : null;
  const field = around?.querySelector<HTMLInputElement | HTMLSelectElement>('[data-field]');
  if (!field || field.value === '') return;
  field.value = '';
  field.dispatchEvent(new Event('reset'));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  // The button goes with the value.
  around?.querySelector<HTMLElement>('input')?.focus();
}
