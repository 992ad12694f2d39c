import { html } from 'lit';
import { sharedTexts } from './shared-texts.ts';
import type { DrawNotices } from './notices.ts';

/** What went wrong, and the way out, where the notices themselves cannot be loaded. */
export const plainNotices: DrawNotices = ({ failure, notices }, { retry }) =>
  html`${[...notices, failure].map((said) => said && html`<p role="alert" dir="auto">${said.message}</p>`)}
  ${
    failure?.retry &&
    html`<button class="outlined" part="button retry" type="button" @click=${retry}>
      ${sharedTexts.retry}
    </button>`
  }`;
