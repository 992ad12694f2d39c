import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Draw, Drawn } from '../context.ts';
import { widgetTexts } from '../widget-texts.ts';
import { status } from './status.ts';

/** Rows that `auto` shows at first: what fits on a phone beside the conversation. */
const few = 6;

/** Rows in a frame; those beyond its limit are shown when they are asked for. */
export const listView: Draw = (component, context) => {
  const { limit } = component;
  const rows = context.each(component);
  const most = limit === 'auto' ? few : typeof limit === 'number' && limit >= 1 ? limit : rows.length;
  const isOpen = context.isUnfolded(context.path);
  const shown = isOpen ? rows : rows.slice(0, most);
  return html`<div class="list">
    ${status(component['status'], context)}
    <ul>
      ${repeat(
        shown,
        ({ key }: Drawn) => key,
        ({ drawn }: Drawn) => html`<li>${drawn}</li>`,
      )}
    </ul>
    ${
      rows.length > most
        ? html`<button
            class="more"
            part="button widget-button"
            type="button"
            aria-expanded=${isOpen ? 'true' : 'false'}
            @click=${() => context.unfold(context.path, !isOpen)}
          >
            ${isOpen ? widgetTexts.showLess : widgetTexts.showAll(rows.length)}
          </button>`
        : nothing
    }
  </div>`;
};
