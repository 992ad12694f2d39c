import { ItemList } from '../conversation/item-list.ts';
import type * as Long from './shown-part.ts';

type List = Pick<ItemList, 'element' | 'show'>;

let long: typeof Long | null = null;
let loading: Promise<void> | null = null;

/** Loads what draws only a part, as there will be more than is worth drawing. Never rejects. */
export function prepareToShorten(): Promise<void> {
  return (loading ??= load());
}

/** What draws only what is near the reader of a long list, once that has been loaded; the list itself until then. */
export function shorten(list: List): List {
  const scroller = list.element.closest('.log');
  void prepareToShorten();
  return long && scroller && list instanceof ItemList ? new long.ShownPart(list, scroller) : list;
}

async function load(): Promise<void> {
  long = await import('./shown-part.ts').catch(() => null); // all of it is there then
}
