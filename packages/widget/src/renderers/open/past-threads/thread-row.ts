import { type TemplateResult, html, nothing } from 'lit';
import { icon } from '../parts/icon.ts';
import { svg } from '../parts/svg.ts';
import { historyTexts as texts } from './history-texts.ts';
import type { ListedThread } from './thread-list.ts';

/** A conversation of the list. */
export interface Row {
  thread: ListedThread;
  isCurrent: boolean;
  /** What is being done to it. */
  mode: 'shown' | 'renamed' | 'removed';
  canRename: boolean;
  canDelete: boolean;
  /** For dates. */
  locale: string;
  choose: () => void;
  select: (mode: Row['mode']) => void;
  rename: (title: string) => void;
  remove: () => void;
  /** Saves it as a file. */
  save: () => void;
  /** That is going on. */
  isSaving: boolean;
}

export function threadRow(row: Row): TemplateResult {
  const content = { shown: shownRow, renamed: renamedRow, removed: removedRow }[row.mode](row);
  return html`<li class="row" part="history-thread" data-thread=${row.thread.id}>${content}</li>`;
}

function shownRow(row: Row): TemplateResult {
  const { thread, isCurrent } = row;
  const title = thread.title || texts.unnamed;
  return html`<button
      class="thread"
      part="button history-choose"
      type="button"
      aria-current=${isCurrent ? 'true' : nothing}
      @click=${row.choose}
    >
      <span class="name" dir="auto">${title}</span>${when(thread, row.locale)}
    </button>
    ${saveAction(row, title)} ${row.canRename ? action(row, 'renamed', texts.rename(title)) : nothing}
    ${row.canDelete ? action(row, 'removed', texts.delete(title)) : nothing}`;
}

function action(row: Row, mode: 'renamed' | 'removed', name: string): TemplateResult {
  return html`<button
    class="quiet small ${mode}"
    part="button history-${mode === 'renamed' ? 'rename' : 'delete'}"
    type="button"
    aria-label=${name}
    title=${name}
    @click=${() => row.select(mode)}
  >
    ${mode === 'renamed' ? icon('compose') : bin}
  </button>`;
}

function saveAction({ isSaving, save }: Row, title: string): TemplateResult {
  const name = texts.saveFile(title);
  return html`<button
    class="quiet small"
    part="button history-export"
    type="button"
    aria-label=${name}
    title=${name}
    aria-disabled=${isSaving ? 'true' : nothing}
    @click=${save}
  >
    ${isSaving ? html`<span class="waiting"></span>` : file}
  </button>`;
}

const file = svg('file', 'M12 4v11m-5-5 5 5 5-5M5 20h14');
const bin = svg('bin', 'M4.5 6.5h15m-10 0v-2.5h5v2.5m3 0-.8 13H7.3l-.8-13m4 3.5v6m3-6v6');

function when({ createdAt }: ListedThread, locale: string): TemplateResult | typeof nothing {
  if (Number.isNaN(createdAt)) return nothing;
  const date = new Date(createdAt);
  const isToday = date.toDateString() === new Date().toDateString();
  const words = inWords(date, locale, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium' });
  return html`<time class="when" datetime=${date.toISOString()}>${words}</time>`;
}

function inWords(date: Date, locale: string, style: Intl.DateTimeFormatOptions): string {
  try {
    return date.toLocaleString(locale, style);
  } catch {
    return date.toLocaleString(undefined, style); // a page, and a browser even, may name a language that is none
  }
}

function renamedRow(row: Row): TemplateResult {
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const box = event.target instanceof HTMLFormElement ? event.target.elements.item(0) : null;
    if (box instanceof HTMLInputElement) row.rename(box.value);
  };
  return html`<form class="renaming" @submit=${save}>
    <input
      name="title"
      part="history-input"
      aria-label=${texts.newTitle}
      dir="auto"
      maxlength="200"
      .value=${row.thread.title ?? ''}
    />
    <button class="outlined" part="button history-save" type="submit">${texts.save}</button>
    <button class="quiet" part="button history-cancel" type="button" @click=${() => row.select('shown')}>
      ${texts.cancel}
    </button>
  </form>`;
}

function removedRow(row: Row): TemplateResult {
  return html`<div class="removing" role="group" aria-label=${row.thread.title || texts.unnamed}>
    <p>${texts.sure}</p>
    <button class="quiet no" part="button history-cancel" type="button" @click=${() => row.select('shown')}>
      ${texts.cancel}
    </button>
    <button class="outlined yes" part="button history-confirm" type="button" @click=${row.remove}>
      ${texts.confirm}
    </button>
  </div>`;
}
