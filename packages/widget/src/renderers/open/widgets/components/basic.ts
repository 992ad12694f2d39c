import { html } from 'lit';
import type { Draw } from '../context.ts';
import { flowStyles } from '../values/box.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** A widget without a frame. */
export const basic: Draw = (component, context) =>
  html`<div
    class=${component['direction'] === 'row' ? 'row' : 'col'}
    ${styled(styles(...flowStyles(component)))}
  >
    ${context.children(component)}
  </div>`;
