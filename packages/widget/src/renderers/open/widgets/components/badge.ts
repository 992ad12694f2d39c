import { html } from 'lit';
import { text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { oneOf } from '../values/one-of.ts';

export const badge: Draw = ({ label, color, variant, size, pill }) => {
  const tone = oneOf(color, ['secondary', 'success', 'danger', 'warning', 'info', 'discovery']);
  const classes = `${oneOf(variant, ['soft', 'solid', 'outline'])} badge-${oneOf(size, ['sm', 'md', 'lg'])}`;
  return html`<span class="badge tone-${tone} ${classes} ${pill === false ? 'square' : ''}" dir="auto"
    >${text(label)}</span
  >`;
};
