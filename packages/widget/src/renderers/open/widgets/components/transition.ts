import { html } from 'lit';
import type { Draw } from '../context.ts';

/** Lets what it holds appear softly when it becomes another. */
export const transition: Draw = (component, context) =>
  html`<div class="transition">${context.children(component)}</div>`;
