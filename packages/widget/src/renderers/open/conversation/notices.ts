import { type TemplateResult, html, nothing } from 'lit';
import type { MarkdownViews } from '../markdown/markdown-view.ts';
import { addStyles } from '../parts/add-styles.ts';
import type { Failure, ThreadState } from '../thread-state.ts';
import { conversationStyles } from './conversation.styles.ts';
import { sharedTexts } from './shared-texts.ts';
import type { NoticeEvent } from '../wire.ts';
import { icon } from './icon.ts';
import { noticeStyles } from './notice.styles.ts';
import { noticeTexts } from './notice-texts.ts';

addStyles(conversationStyles, noticeStyles);

export interface NoticeActions {
  retry: () => void;
  /** Puts the message that was not taken back into the composer. */
  edit: () => void;
  /** Where the texts of notices are kept. */
  markdown: MarkdownViews;
}

export type DrawNotices = (
  state: Pick<ThreadState, 'failure' | 'notices' | 'outgoing'>,
  actions: NoticeActions,
) => unknown;

/** What the server wants said, and what went wrong. */
export const drawNotices: DrawNotices = ({ failure, notices, outgoing }, { retry, edit, markdown }) => {
  // What is said with the failure, and what can be done about it, need not be said twice.
  const others = notices.filter(({ message }) => message !== failure?.message);
  return html`${others.map((event, index) =>
    notice(event, markdown.show(`${index}`, event.message, { streaming: false, domains: [] })),
  )}
  ${failure ? failureNotice(failure, { retry, edit: outgoing === null ? null : edit }) : nothing}`;
};

/** What the server wants said beside the answer; `text` shows its message. */
function notice({ level, title }: NoticeEvent, text: HTMLElement): TemplateResult {
  return html`<div
    class="notice ${level}"
    part="notice ${level}"
    role=${level === 'info' ? 'status' : 'alert'}
  >
    ${icon('alert')}
    <div class="notice-text" dir="auto">${title ? html`<strong>${title}</strong>` : nothing}${text}</div>
  </div>`;
}

interface FailureActions {
  retry: () => void;
  /** Puts the message that was not taken back into the composer; `null` when none is. */
  edit: (() => void) | null;
}

/** What went wrong, in a sentence, and what can be done about it. */
function failureNotice({ message, code, retry, waits }: Failure, actions: FailureActions): TemplateResult {
  const isElsewhere = retry === 'send' && code === 'thread_not_found';
  return html`<div
    class="notice failure ${waits ? 'info' : 'danger'}"
    part="notice ${waits ? 'info' : 'failure'}"
    role=${waits ? 'status' : 'alert'}
  >
    ${icon('alert')}
    <div class="notice-text">${message}</div>
    <div class="notice-actions">
      ${
        actions.edit
          ? html`<button class="quiet" part="button edit" type="button" @click=${actions.edit}>
              ${noticeTexts.edit}
            </button>`
          : nothing
      }
      ${
        retry && !waits
          ? html`<button class="outlined" part="button retry" type="button" @click=${actions.retry}>
              ${icon('retry')}<span>${isElsewhere ? noticeTexts.sendElsewhere : sharedTexts.retry}</span>
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
