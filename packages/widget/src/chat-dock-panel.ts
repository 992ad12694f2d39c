import { html, type TemplateResult } from 'lit';

/** What stands in for the chat while it is on its way: its outline, so that nothing jumps when it comes. */
export function skeleton(): TemplateResult {
  return html`<div part="skeleton" class="skeleton" role="status">
    <span class="hidden-text">Loading the chat</span>
    <div class="top"><div class="title"></div></div>
    <div class="box"></div>
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
