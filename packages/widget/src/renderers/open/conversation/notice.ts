import { type TemplateResult, html, nothing } from 'lit';
import type { Failure } from '../thread-state.ts';
import { texts } from '../texts.ts';
import type { NoticeEvent } from '../wire.ts';
import { icon } from '../parts/icon.ts';

/** What the server wants said beside the answer; `text` shows its message. */
export function notice({ level, title }: NoticeEvent, text: HTMLElement): TemplateResult {
  return html`<div
    class="notice ${level}"
    part="notice ${level}"
    role=${level === 'info' ? 'status' : 'alert'}
  >
    ${icon('alert')}
    <div class="notice-text" dir="auto">${title ? html`<strong>${title}</strong>` : nothing}${text}</div>
  </div>`;
}

export interface FailureActions {
  retry: () => void;
  /** Puts the message that was not taken back into the composer; `null` when none is. */
  edit: (() => void) | null;
}

/** What went wrong, in a sentence, and what can be done about it. */
export function failureNotice({ message, code, retry }: Failure, actions: FailureActions): TemplateResult {
  const isElsewhere = retry === 'send' && code === 'thread_not_found';
  return html`<div class="notice danger failure" part="notice failure" role="alert">
    ${icon('alert')}
    <div class="notice-text">${message}</div>
    <div class="notice-actions">
      ${
        actions.edit
          ? html`<button class="quiet" part="button edit" type="button" @click=${actions.edit}>
              ${texts.edit}
            </button>`
          : nothing
      }
      ${
        retry
          ? html`<button class="outlined" part="button retry" type="button" @click=${actions.retry}>
              ${icon('retry')}<span>${isElsewhere ? texts.sendElsewhere : texts.retry}</span>
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
