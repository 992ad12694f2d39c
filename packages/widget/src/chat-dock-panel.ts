import { html, type TemplateResult } from 'lit';
import { dockTexts } from './dock-texts.ts';

/**
 * What stands in for the chat while it is on its way: its outline, so that nothing jumps when it comes. A person can write in
 * it already; the chat has it then. `written`: what has been.
 */
export function skeleton(written: string): TemplateResult {
  return html`<div part="skeleton" class="skeleton">
    <span class="hidden" role="status">${dockTexts.loading}</span>
    <input class="box" aria-label=${dockTexts.write} .value=${written} />
  </div>`;
}

export interface Notice {
  message: string;
  /** What the button says; `act` is what it does. */
  label: string;
  act: () => void;
  /** Whether it interrupts what a screen reader is saying. */
  role: 'status' | 'alert';
}

/** A sentence with a button, in place of the chat. */
export function notice({ message, label, act, role }: Notice): TemplateResult {
  return html`<div part="notice" class="notice">
    <p part="message" role=${role}>${message}</p>
    <button part="button" type="button" @click=${act}>${label}</button>
  </div>`;
}
