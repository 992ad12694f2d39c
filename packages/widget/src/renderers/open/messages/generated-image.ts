import { type TemplateResult, html, nothing } from 'lit';
import { said } from '../conversation/message.ts';
import type { ItemSurroundings } from '../item-kind.ts';
import { openPicture } from '../pictures/open-picture.ts';
import { pictureAddress } from '../pictures/picture-address.ts';
import { type Json, optionalText, record, text } from '../read-json.ts';
import type { GeneratedImageItem, ThreadItem } from '../wire.ts';
import { messageTexts as texts } from './message-texts.ts';

export function readGeneratedImage(id: string, item: Json): GeneratedImageItem {
  return { type: 'generated_image', id, url: optionalText(record(item['image'])['url']) };
}

/** A better picture, while it is made. */
export function changeGeneratedImage(item: ThreadItem, update: Json): ThreadItem {
  if (item.type !== 'generated_image' || update['type'] !== 'generated_image.updated') return item;
  const { progress } = update;
  return {
    ...item,
    url: text(record(update['image'])['url']) || item.url,
    progress: typeof progress === 'number' && progress >= 0 && progress <= 1 ? progress : item.progress,
  };
}

export function generatedImage(
  item: GeneratedImageItem,
  surroundings: ItemSurroundings,
): TemplateResult | typeof nothing {
  const { running } = surroundings;
  if (item.url === undefined && !running) return nothing;
  return said(
    html`<div class="generated">
      ${item.url === undefined ? nothing : picture(item.url, surroundings)}
      ${running ? making(item) : nothing}
    </div>`,
    surroundings,
    item.url === undefined ? undefined : '',
  );
}

function picture(url: string, { domains, store, running }: ItemSurroundings): TemplateResult {
  const source = pictureAddress(url, { domains, api: store?.options.endpoint().url ?? '' });
  if (source === null) return html`<p class="making">${texts.notShown}</p>`;
  const shown = { source, name: texts.picture, download: true };
  const enlarge = ({ currentTarget }: Event): void => void openPicture(currentTarget, shown);
  return html`<button
    class="thumbnail"
    part="button generated-image"
    type="button"
    aria-label=${texts.enlarge(texts.picture)}
    ?disabled=${running}
    @click=${enlarge}
  >
    <img src=${source} alt=${texts.picture} referrerpolicy="no-referrer" />
  </button>`;
}

function making({ progress }: GeneratedImageItem): TemplateResult {
  const percent = progress === undefined ? undefined : Math.round(progress * 100);
  return html`<div class="making">
    <span>${texts.making}</span>
    ${
      percent === undefined
        ? html`<span class="spinner"></span>`
        : html`<span>${texts.progress(percent)}</span>
            <progress max="100" value=${percent} aria-label=${texts.making}></progress>`
    }
  </div>`;
}
