import { type TemplateResult, html, nothing } from 'lit';
import { icon } from '../icon.ts';
import type { AttachedFile } from './attached-file.ts';
import { sizeInWords } from '../../size-in-words.ts';
import { fileTexts } from './file-texts.ts';

export interface FileListActions {
  locale: string | undefined;
  remove: (file: AttachedFile) => void;
  retry: (file: AttachedFile) => void;
}

/** What is attached, each with what becomes of it. */
export function fileList(
  files: readonly AttachedFile[],
  actions: FileListActions,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<ul class="files" aria-label=${fileTexts.attached}>
    ${files.map((file) => entry(file, actions))}
  </ul>`;
}

function entry(file: AttachedFile, { locale, remove, retry }: FileListActions): TemplateResult {
  const { name, isUploading, trouble } = file;
  const removing = isUploading ? fileTexts.cancel(name) : fileTexts.remove(name);
  return html`<li class="file ${trouble === null ? '' : 'failed'}" part="attachment">
    <span class="thumb">${file.picture ?? icon('file')}${isUploading ? ring(file) : null}</span>
    <span class="about">
      <bdi class="file-name" title=${name}>${name}</bdi>
      <small dir="auto" title=${trouble ?? nothing} role=${trouble === null ? nothing : 'alert'}
        >${state(file, locale)}</small
      >
    </span>
    ${trouble === null ? null : action('retry', fileTexts.retry(name), () => retry(file))}
    ${action('close', removing, () => remove(file))}
  </li>`;
}

function action(picture: 'retry' | 'close', label: string, act: () => void): TemplateResult {
  return html`<button
    class="quiet plain"
    part="button ${picture === 'close' ? 'remove' : 'retry'}"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${act}
  >
    ${icon(picture)}
  </button>`;
}

function state(
  { isUploading, isWaiting, progress, trouble, size }: AttachedFile,
  locale: string | undefined,
): string {
  if (trouble !== null) return trouble || fileTexts.failed;
  if (!isUploading) return size === null ? '' : sizeInWords(size, locale);
  if (isWaiting) return fileTexts.offline;
  return progress === null ? fileTexts.uploading : fileTexts.uploadingTo(Math.round(progress * 100));
}

/** How much has gone; turns where that cannot be known. */
function ring({ progress, name }: AttachedFile): TemplateResult {
  const percent = progress === null ? nothing : Math.round(progress * 100);
  return html`<span
    class="ring ${progress === null ? 'turning' : ''}"
    role="progressbar"
    aria-label=${name}
    aria-valuenow=${percent}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <circle cx="18" cy="18" r="14" />
      <circle
        class="gone"
        cx="18"
        cy="18"
        r="14"
        pathLength="100"
        stroke-dasharray="${progress === null ? 25 : percent} 100"
      />
    </svg>
  </span>`;
}
