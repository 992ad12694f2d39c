import { html } from 'lit';
import { text } from '../../read-json.ts';
import { type Draw, fieldId } from '../context.ts';
import { sizeOf, textSizes } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { textStyles } from '../values/text-styles.ts';

/** What a field of the same form is called. */
export const label: Draw = (component, context) =>
  html`<label
    class="text label"
    for=${fieldId(context, text(component['fieldName']))}
    dir="auto"
    .textContent=${text(component['value'])}
    ${styled(textStyles(component, sizeOf(component['size'], textSizes, 'sm')))}
  ></label>`;
