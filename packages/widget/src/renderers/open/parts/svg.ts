import { type TemplateResult, html } from 'lit';

/** A picture of the interface; decoration, so what it means stands beside it or in the button's name. */
export function svg(name: string, path: string): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path} />
  </svg>`;
}
