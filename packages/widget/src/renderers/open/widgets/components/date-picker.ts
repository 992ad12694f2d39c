import { html, nothing } from 'lit';
import type { Draw } from '../context.ts';
import { styled } from '../values/styled.ts';
import { controlOf } from './control.ts';

/** The browser's own calendar. Its value is a day, `2026-02-03`, whatever the time of the widget's. */
export const datePicker: Draw = (component, context) => {
  const control = controlOf(component, context);
  return html`<input
    class="field ${control.classes}"
    part="widget-field"
    type="date"
    id=${control.id}
    data-field=${control.name}
    ?data-acts=${control.action !== null}
    aria-label=${control.label}
    value=${dayOf(component['defaultValue'])}
    min=${dayOf(component['min'])}
    max=${dayOf(component['max'])}
    ?disabled=${control.isDisabled}
    ?required=${control.isRequired}
    ${styled(control.look)}
    @change=${control.changed}
  />`;
};

function dayOf(time: unknown): string | typeof nothing {
  return (typeof time === 'string' && /^\d{4}-\d\d-\d\d(?=T|$)/.exec(time)?.[0]) || nothing;
}
