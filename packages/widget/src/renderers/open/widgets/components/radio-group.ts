import { html } from 'lit';
import type { Draw } from '../context.ts';
import { readOptions } from '../values/options.ts';
import { controlOf } from './control.ts';

export const radioGroup: Draw = (component, context) => {
  const control = controlOf(component, context);
  const chosen = component['defaultValue'];
  return html`<div
    class="choices ${component['direction'] === 'row' ? 'row' : 'col'}"
    role="radiogroup"
    aria-label=${control.label}
    data-field=${control.name}
    ?data-acts=${control.action !== null}
    @change=${control.changed}
  >
    ${readOptions(component['options']).map(
      ({ value, label, isDisabled }, index) =>
        html`<label class="check">
          <input
            type="radio"
            id=${index === 0 ? control.id : `${control.id}/${index}`}
            name=${context.path}
            value=${value}
            ?checked=${value === chosen}
            ?disabled=${control.isDisabled || isDisabled}
            ?required=${control.isRequired}
          />
          <span dir="auto">${label}</span>
        </label>`,
    )}
  </div>`;
};
