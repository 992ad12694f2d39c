import { type TemplateResult, html, nothing } from 'lit';
import { svg } from '../parts/svg.ts';
import type { ItemSurroundings } from '../item-kind.ts';
import { openPicture } from '../pictures/open-picture.ts';
import { pictureAddress } from '../pictures/picture-address.ts';
import { sizeInWords } from '../size-in-words.ts';
import type { AttachedFile } from '../wire.ts';
import { messageTexts as texts } from './message-texts.ts';

const filePicture = svg('file', 'M13.5 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zm0 0V9H19');
const imagePicture = svg(
  'image',
  'M6 4.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM4.5 17l4.5-4.5 3.5 3.5 2.5-2.5 4.5 4.5M15 9.5h.01',
);

/** The files that came with a message: pictures as such, others by name. */
export function attachments(
  files: readonly AttachedFile[],
  surroundings: ItemSurroundings,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<ul class="attachments" aria-label=${texts.attachments}>
    ${files.map((file) => html`<li>${attachment(file, surroundings)}</li>`)}
  </ul>`;
}

function attachment(file: AttachedFile, { domains, store, options }: ItemSurroundings): TemplateResult {
  const api = store?.options.endpoint().url ?? '';
  const source = file.preview_url === undefined ? null : pictureAddress(file.preview_url, { domains, api });
  if (file.type === 'file' || source === null) return named(file, options.locale);
  const name = file.name || texts.file;
  const enlarge = ({ currentTarget }: Event): void => void openPicture(currentTarget, { source, name });
  return html`<button
    class="thumbnail"
    part="button attachment attachment-image"
    type="button"
    aria-label=${texts.enlarge(name)}
    @click=${enlarge}
  >
    <img src=${source} alt="" loading="lazy" referrerpolicy="no-referrer" />
  </button>`;
}

function named(
  { type, name, mime_type: mime, size }: AttachedFile,
  locale: string | undefined,
): TemplateResult {
  const details = [kindOfFile(name, mime), size === undefined ? '' : sizeInWords(size, locale)].filter(
    Boolean,
  );
  return html`<div class="file" part="attachment">
    ${type === 'image' ? imagePicture : filePicture}
    <span class="file-words">
      <span class="file-name" dir="auto">${name || texts.file}</span>
      <span class="file-kind">${details.join(' · ')}</span>
    </span>
  </div>`;
}

/** What people call that kind: the ending of its name, most of the time. */
function kindOfFile(name: string, mime: string): string {
  const ending = /\.([a-z\d]{1,5})$/i.exec(name)?.[1] ?? /\/(?:x-)?([a-z\d]{1,8})$/i.exec(mime)?.[1] ?? '';
  return ending.toUpperCase();
}
