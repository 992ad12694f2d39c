import { html, nothing } from 'lit';
import { flag, optionalText } from '../../read-json.ts';
import { svg } from '../../parts/svg.ts';
import type { Draw } from '../context.ts';
import { chooseDay } from '../popup/attached.ts';
import { dayOf } from '../popup/days.ts';
import { oneOf } from '../values/one-of.ts';
import { styled } from '../values/styled.ts';
import { fieldTexts } from '../field-texts.ts';
import { clearButton } from './clear-button.ts';
import { controlOf } from './control.ts';

const drawing =
  'M4 9.5h16M8 3v4m8-4v4M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5z';

/** A day to type or to choose from a calendar. Its value is a day, `2026-02-03`, whatever the time of the widget's. */
export const datePicker: Draw = (component, context) => {
  const control = controlOf(component, context);
  const value = dayOf(component['defaultValue']);
  const place = {
    side: oneOf(component['side'], ['bottom', 'top', 'left', 'right']),
    align: oneOf(component['align'], ['start', 'center', 'end']),
    locale: context.locale,
  };
  return html`<span class="select date ${control.classes}" ${styled(control.look)} ${chooseDay(place)}>
    <input
      class="field"
      part="widget-field"
      type="date"
      id=${control.id}
      data-field=${control.name}
      ?data-acts=${control.action !== null}
      ?data-empty=${value === ''}
      aria-label=${control.label}
      value=${value || nothing}
      min=${dayOf(component['min']) || nothing}
      max=${dayOf(component['max']) || nothing}
      ?disabled=${control.isDisabled}
      ?required=${control.isRequired}
      @input=${follow}
      @reset=${follow}
      @click=${keepClosed}
      @change=${control.changed}
    />
    <span class="hint" aria-hidden="true">${optionalText(component['placeholder'])}</span>
    ${flag(component['clearable']) ? clearButton(control) : nothing}
    <button
      class="toggle"
      type="button"
      aria-label=${fieldTexts.openCalendar}
      aria-haspopup="dialog"
      aria-expanded="false"
      ?disabled=${control.isDisabled}
    >
      ${svg('calendar', drawing)}
    </button>
  </span>`;
};

function follow({ currentTarget: field }: Event): void {
  if (field instanceof HTMLInputElement) field.toggleAttribute('data-empty', field.value === '');
}

/** Some browsers open their own calendar by a press into the field. */
function keepClosed(event: Event): void {
  const { currentTarget: field } = event;
  if (field instanceof Element && field.closest('.rich')) event.preventDefault();
}
