import { type TemplateResult, html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import { icon } from '../../conversation/icon.ts';
import type { WidgetComponent } from '../../wire.ts';
import type { Draw } from '../context.ts';
import { fieldTexts } from '../field-texts.ts';
import { searchIn } from '../popup/attached.ts';
import { type Option, readOptions } from '../values/options.ts';
import { styled } from '../values/styled.ts';
import { clearButton } from './clear-button.ts';
import { type Control, controlOf } from './control.ts';

/** More of them can be searched, unless the widget says otherwise. */
const many = 15;

interface Choice {
  control: Control;
  options: readonly Option[];
  /** The value of the one that is chosen; `null` for none. */
  chosen: string | null;
  canClear: boolean;
  /** Stands where nothing is chosen. */
  hint: string;
}

/** The browser's own list, which knows keyboards, phones and screen readers; or one that can be searched, and says more. */
export const select: Draw = (component, context) => {
  const control = controlOf(component, context);
  const options = readOptions(component['options']);
  const choice: Choice = {
    control,
    options,
    chosen: options.find(({ value }) => value === component['defaultValue'])?.value ?? null,
    canClear: flag(component['clearable']),
    hint: text(component['placeholder']) || fieldTexts.choose,
  };
  return isRich(component, options)
    ? html`<span class="select ${control.classes}" ${styled(control.look)} ${searchIn(options)}>
        ${list(choice)}${search(choice)}${choice.canClear ? clearButton(control) : nothing}${icon('chevron')}
      </span>`
    : html`<span class="select ${control.classes}" ${styled(control.look)}>
        ${list(choice)}${icon('chevron')}
      </span>`;
};

function isRich({ searchable }: WidgetComponent, options: readonly Option[]): boolean {
  const canSearch = typeof searchable === 'boolean' ? searchable : options.length > many;
  return canSearch || options.some(({ description }) => description !== '');
}

function list({ control, options, chosen, canClear, hint }: Choice): TemplateResult {
  return html`<select
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
    ${chosen === null || canClear ? html`<option value="" ?selected=${chosen === null} ?hidden=${!canClear} .textContent=${hint}></option>` : nothing}
    ${options.map(
      ({ value, label, isDisabled }) =>
        html`<option
          value=${value}
          ?selected=${value === chosen}
          ?disabled=${isDisabled}
          .textContent=${label}
        ></option>`,
    )}
  </select>`;
}

function search({ control, hint }: Choice): TemplateResult {
  return html`<input
    class="field"
    part="widget-field"
    role="combobox"
    aria-expanded="false"
    aria-autocomplete="list"
    autocomplete="off"
    aria-label=${control.label}
    aria-required=${control.isRequired ? 'true' : nothing}
    placeholder=${hint}
    ?disabled=${control.isDisabled}
  />`;
}
