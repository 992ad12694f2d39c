import { html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import { icon } from '../../conversation/icon.ts';
import type { Draw } from '../context.ts';
import { widgetTexts } from '../widget-texts.ts';
import { readOptions } from '../values/options.ts';
import { styled } from '../values/styled.ts';
import { controlOf } from './control.ts';

/** The browser's own list: it knows keyboards, phones and screen readers. */
export const select: Draw = (component, context) => {
  const control = controlOf(component, context);
  const { placeholder, clearable, defaultValue: chosen } = component;
  const options = readOptions(component['options']);
  const isChosen = options.some(({ value }) => value === chosen);
  return html`<span class="select ${control.classes}" ${styled(control.look)}>
    <select
      class="field"
      part="widget-field"
      id=${control.id}
      data-field=${control.name}
      ?data-acts=${control.action !== null}
      aria-label=${control.label}
      ?disabled=${control.isDisabled}
      ?required=${control.isRequired}
      @change=${control.changed}
    >
      ${
        isChosen && !flag(clearable)
          ? nothing
          : html`<option
              value=""
              ?selected=${!isChosen}
              ?hidden=${!flag(clearable)}
              .textContent=${text(placeholder) || widgetTexts.choose}
            ></option>`
      }
      ${options.map(
        ({ value, label, isDisabled }) =>
          html`<option
            value=${value}
            ?selected=${value === chosen}
            ?disabled=${isDisabled}
            .textContent=${label}
          ></option>`,
      )}
    </select>
    ${icon('chevron')}
  </span>`;
};
