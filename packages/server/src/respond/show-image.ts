import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { GeneratedImage } from '../protocol/items.ts';
import { itemBase, type AnsweringTurn } from './answering.ts';
import { updated } from './updated.ts';

/** What there is of a picture so far. */
export interface ImageState {
  /** http, https or `data:`; stored with the thread, so better an address than the bytes. */
  readonly url: string;
  /** The picture's own id; default: the item's. */
  readonly id?: string;
  /** How far it has come, from 0 to 1; default: not known. */
  readonly progress?: number;
}

/**
 * Shows a picture. One that is there appears at once; for one that is promised, or comes in ever better states, a
 * place is held meanwhile, and given up when none comes.
 */
export async function* showImage(
  turn: AnsweringTurn,
  source: ImageState | PromiseLike<ImageState> | AsyncIterable<ImageState>,
): AsyncGenerator<ThreadStreamEvent, void, undefined> {
  const base = { type: 'generated_image' as const, ...itemBase(turn, 'message') };
  const toImage = ({ id = base.id, url }: ImageState): GeneratedImage => ({ id, url });
  if ('url' in source) {
    yield { type: 'thread.item.done', item: { ...base, image: toImage(source) } };
    return;
  }
  yield { type: 'thread.item.added', item: base };
  let image: GeneratedImage | undefined;
  try {
    if ('then' in source) image = toImage(await source);
    else
      for await (const state of source) {
        image = toImage(state);
        yield updated(base.id, toUpdate(image, state));
      }
  } catch (error) {
    yield { type: 'thread.item.removed', item_id: base.id };
    throw error;
  }
  if (image) yield { type: 'thread.item.done', item: { ...base, image } };
  else yield { type: 'thread.item.removed', item_id: base.id };
}

function toUpdate(image: GeneratedImage, { progress }: ImageState) {
  return { type: 'generated_image.updated' as const, image, ...(progress !== undefined && { progress }) };
}
