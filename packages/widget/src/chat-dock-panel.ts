import { html, type TemplateResult } from 'lit';
import { dockTexts } from './dock-texts.ts';

/**
 * What stands in for the chat while it is on its way: its outline, so that nothing jumps when it comes. A person can write in
 * it already; the chat has it then.
 */
export function skeleton(): TemplateResult {
  return html`<div part="skeleton" class="skeleton">
    <span class="hidden" role="status">${dockTexts.loading}</span>
    <div class="top"><div class="title"></div></div>
    <textarea class="box" aria-label=${dockTexts.write} rows="1" @keydown=${holdEnter}></textarea>
  </div>`;
}

/** Nothing can be sent yet. */
function holdEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) event.preventDefault();
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
