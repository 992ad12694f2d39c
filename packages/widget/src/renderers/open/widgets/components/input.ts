import { html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import { longestMatched, safePattern } from '../actions/safe-pattern.ts';
import type { Draw } from '../context.ts';
import { oneOf } from '../values/one-of.ts';
import { styled } from '../values/styled.ts';
import { controlOf } from './control.ts';

export const input: Draw = (component, context) => {
  const control = controlOf(component, context);
  const { placeholder, defaultValue, inputType, autoSelect, allowAutofillExtensions } = component;
  const value = text(defaultValue);
  const pattern = value.length > longestMatched ? null : safePattern(component['pattern']);
  return html`<input
    class="field ${control.classes}"
    part="widget-field"
    type=${oneOf(inputType, ['text', 'number', 'email', 'password', 'tel', 'url'])}
    id=${control.id}
    data-field=${control.name}
    aria-label=${control.label}
    value=${value}
    placeholder=${text(placeholder)}
    pattern=${pattern ?? nothing}
    maxlength=${pattern === null ? nothing : longestMatched}
    autocomplete=${flag(allowAutofillExtensions) ? nothing : 'off'}
    data-1p-ignore=${flag(allowAutofillExtensions) ? nothing : ''}
    data-lpignore=${flag(allowAutofillExtensions) ? nothing : 'true'}
    ?disabled=${control.isDisabled}
    ?required=${control.isRequired}
    ${styled(control.look)}
    @focus=${({ currentTarget: field }: Event) =>
      flag(autoSelect) && field instanceof HTMLInputElement && field.select()}
  />`;
};
