import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { GeneratedImage } from '../../protocol/items.ts';
import { updated } from '../../respond/updated.ts';
import type { ItemBase, ItemFactory } from './item-factory.ts';
import { countField, textField } from '../read-fields.ts';

/** A picture that a model made. */
export interface MadeImage {
  readonly bytes: Uint8Array;
  /** `image/png`, `image/jpeg`, `image/webp` or `image/gif`, by what the bytes say. */
  readonly mediaType: string;
}

/** Keeps a picture where browsers find it, and resolves to its address; `undefined` when it cannot be kept. */
export type KeepImage = (image: MadeImage) => Promise<string | undefined>;

/** An event, or some that have to be waited for. */
export type Shown = ThreadStreamEvent | Promise<readonly ThreadStreamEvent[]>;

interface OpenImage {
  readonly base: ItemBase;
  isDone: boolean;
}

/**
 * Shows pictures while they are made: a place is held, better and better states come into it, and the finished one is kept.
 * What is no picture, and what is too large to be kept in the thread, is not shown.
 */
export class ImageEvents {
  readonly #items: ItemFactory;
  readonly #keep: KeepImage | undefined;
  readonly #images = new Map<string, OpenImage>();
  /** How many states a picture is to have, so far as the agent's tool says; 0: not known. */
  expected = 0;

  constructor(items: ItemFactory, keep: KeepImage | undefined) {
    this.#items = items;
    this.#keep = keep;
  }

  /** A picture is being made. */
  *started(id: string): Iterable<ThreadStreamEvent> {
    if (this.#images.has(id)) return;
    const base = this.#items.message();
    this.#images.set(id, { base, isDone: false });
    yield { type: 'thread.item.added', item: { type: 'generated_image', ...base } };
  }

  /** A state on the way, as the Responses API tells of it. */
  *partial(event: object): Iterable<ThreadStreamEvent> {
    const id = textField(event, 'item_id') ?? '';
    const url = dataUrl(textField(event, 'partial_image_b64') ?? '');
    if (url === undefined || this.#images.get(id)?.isDone) return;
    yield* this.started(id);
    const image = this.#images.get(id);
    if (!image) return;
    const number = countField(event, 'partial_image_index') ?? 0;
    const progress = this.expected > 0 ? Math.min(1, number / this.expected) : 0;
    const { id: item } = image.base;
    yield updated(item, { type: 'generated_image.updated', image: { id: item, url }, progress });
  }

  /** The picture as it is finished; told twice, it is shown once. Without one, its place is given up at the end. */
  *finished(id: string, base64: string): Iterable<Shown> {
    const image = this.#images.get(id) ?? { base: this.#items.message(), isDone: false };
    if (image.isDone) return;
    image.isDone = true;
    this.#images.set(id, image);
    yield this.#done(image.base, base64);
  }

  /** The response is over, or the answer is: pictures that did not come are given up. */
  *end(): Iterable<ThreadStreamEvent> {
    for (const { base, isDone } of this.#images.values())
      if (!isDone) yield { type: 'thread.item.removed', item_id: base.id };
    this.#images.clear();
  }

  async #done(base: ItemBase, base64: string): Promise<readonly ThreadStreamEvent[]> {
    const url = await this.#address(base64);
    if (url === undefined) return [{ type: 'thread.item.removed', item_id: base.id }, notKept];
    const image: GeneratedImage = { id: base.id, url };
    return [{ type: 'thread.item.done', item: { type: 'generated_image', ...base, image } }];
  }

  async #address(base64: string): Promise<string | undefined> {
    const mediaType = mediaTypeOf(base64);
    if (mediaType === undefined) return undefined;
    if (!this.#keep) return dataUrl(base64);
    return this.#keep({ bytes: Buffer.from(base64, 'base64'), mediaType });
  }
}

const notKept: ThreadStreamEvent = {
  type: 'notice',
  level: 'warning',
  message: 'A picture was made that cannot be shown here.',
};

/** What a thread holds of a picture itself, in characters: it is read with every page of the thread. */
const longestUrl = 4_000_000;

/** How files of these types begin, in base64. */
const beginnings = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['UklGR', 'image/webp'],
  ['R0lGOD', 'image/gif'],
] as const;

function mediaTypeOf(base64: string): string | undefined {
  return beginnings.find(([beginning]) => base64.startsWith(beginning))?.[1];
}

function dataUrl(base64: string): string | undefined {
  const mediaType = mediaTypeOf(base64);
  if (mediaType === undefined || base64.length > longestUrl || !/^[A-Za-z0-9+/]+={0,2}$/u.test(base64))
    return undefined;
  return `data:${mediaType};base64,${base64}`;
}
