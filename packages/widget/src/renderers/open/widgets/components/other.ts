import { html } from 'lit';
import { optionalText } from '../../read-json.ts';
import type { Draw } from '../context.ts';

/** A kind that is not known: its words, and what it holds. */
export const other: Draw = (component, context) => {
  const { value, label, alt } = component;
  const words = [value, label, alt].map(optionalText).find(Boolean);
  return html`<div class="col" dir="auto">${words} ${context.children(component)}</div>`;
};
