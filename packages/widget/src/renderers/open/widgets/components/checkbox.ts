import { html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { controlOf } from './control.ts';

/** Shows what it was set to at once; what the server answers sets it right. */
export const checkbox: Draw = (component, context) => {
  const control = controlOf(component, context);
  const words = text(component['label']);
  const wait = (event: Event): void => {
    if (event.currentTarget instanceof Element && context.actions.isHeld(event.currentTarget))
      event.preventDefault();
  };
  return html`<label class="check">
    <input
      type="checkbox"
      id=${control.id}
      data-field=${control.name}
      ?data-acts=${control.action !== null}
      aria-label=${words === '' ? control.label : nothing}
      ?checked=${flag(component['defaultChecked'])}
      ?disabled=${control.isDisabled}
      ?required=${control.isRequired}
      @click=${wait}
      @change=${control.changed}
    />
    ${words === '' ? nothing : html`<span dir="auto">${words}</span>`}
  </label>`;
};
