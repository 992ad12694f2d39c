import { html, nothing, render } from 'lit';
import { conversationStyles } from '../conversation/conversation.styles.ts';
import { addStyles } from '../parts/add-styles.ts';
import { svg } from '../parts/svg.ts';
import { dialogStyles } from './dialog.styles.ts';
import { dialogTexts as texts } from './dialog-texts.ts';

addStyles(conversationStyles, dialogStyles);

export interface PictureShown {
  /** One that may be loaded. */
  source: string;
  /** What it is called, or shows. */
  name: string;
  /** Whether it can be had as a file. */
  download?: boolean;
}

/** Shows a picture as large as the window has room for. The focus comes back to `near` when the dialog is closed. */
export function showPicture(near: HTMLElement, { source, name, download }: PictureShown): void {
  const root = near.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'large';
  dialog.part.add('picture');
  dialog.ariaLabel = name;
  const close = (): void => dialog.close();
  render(
    html`<div class="large-bar">
        <span class="large-name" dir="auto">${name}</span>
        ${
          download
            ? html`<button
                class="quiet"
                part="button picture-download"
                type="button"
                @click=${() => save(source, name)}
              >
                ${svg('download', 'M12 4v11m-5-5 5 5 5-5M5 20h14')}<span>${texts.download}</span>
              </button>`
            : nothing
        }
        <button class="quiet" part="button picture-close" type="button" @click=${close}>
          ${svg('cross', 'M17 7 7 17M7 7l10 10')}<span>${texts.close}</span>
        </button>
      </div>
      <img src=${source} alt=${name} referrerpolicy="no-referrer" />`,
    dialog,
  );
  // A press beside the picture, which is on the dialog itself.
  dialog.addEventListener('click', ({ target }) => target === dialog && close());
  // What the page does with Escape is not meant here.
  dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}

/** As a file, if the server lets the page have it; else in a tab of its own. */
async function save(source: string, name: string): Promise<void> {
  const link = document.createElement('a');
  link.rel = 'noopener noreferrer nofollow';
  const blob = /^https?:/.test(source) ? await load(source) : null;
  const isHere = blob !== null || !/^https?:/.test(source);
  link.href = blob === null ? source : URL.createObjectURL(blob);
  if (isHere) link.download = fileName(name, blob?.type ?? source.slice(5, 30));
  else link.target = '_blank';
  link.click();
  // The browser has the file by then.
  if (blob !== null) setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function load(source: string): Promise<Blob | null> {
  try {
    const response = await fetch(source, { referrerPolicy: 'no-referrer' });
    const blob = await response.blob();
    return response.ok && blob.type.startsWith('image/') ? blob : null;
  } catch {
    return null;
  }
}

function fileName(name: string, type: string): string {
  const base = name
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '')
    .slice(0, 60)
    .trim();
  return `${base || 'image'}.${/image\/(\w+)/.exec(type)?.[1] ?? 'png'}`;
}
