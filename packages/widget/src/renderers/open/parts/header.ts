import { type TemplateResult, html, nothing } from 'lit';
import { texts } from '../texts.ts';
import { icon } from './icon.ts';

export interface HeaderOptions {
  /** `null`: no title. */
  title: string | null;
  startOver: () => void;
}

export function header({ title, startOver }: HeaderOptions): TemplateResult {
  return html`<header class="header" part="header">
    ${title === null ? nothing : html`<h2 class="title" part="title" dir="auto">${title}</h2>`}
    <button class="quiet" part="button new-chat" type="button" @click=${startOver}>
      ${icon('compose')}<span>${texts.newChat}</span>
    </button>
  </header>`;
}
