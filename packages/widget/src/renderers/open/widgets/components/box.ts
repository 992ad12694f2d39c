import { html } from 'lit';
import type { Draw } from '../context.ts';
import { boxStyles } from '../values/box.ts';
import { styled } from '../values/styled.ts';

const boxOf =
  (direction: 'row' | 'col'): Draw =>
  (component, context) =>
    html`<div class=${direction} ${styled(boxStyles(component))}>${context.children(component)}</div>`;

export const row: Draw = boxOf('row');
export const col: Draw = boxOf('col');
export const box: Draw = (component, context) =>
  (component['direction'] === 'row' ? row : col)(component, context);
