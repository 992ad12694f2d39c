import type { ChatKitOptions } from '../../chatkit/options.ts';
import type { Json } from './read-json.ts';
import type { ThreadStore } from './thread-store.ts';
import type { ThreadItem } from './wire.ts';

/** What the page wants of a conversation. */
export type ConversationOptions = Pick<ChatKitOptions, 'entities' | 'locale' | 'threadItemActions'>;

/** What there is to know around an item for drawing it. */
export interface ItemSurroundings {
  itemId: string;
  /** It has begun and not ended. */
  running: boolean;
  /** A turn runs or a thread loads: actions that are a turn of their own have to wait. */
  isBusy: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** Who carries out its actions. */
  store: ThreadStore | null;
  options: ConversationOptions;
}

/**
 * Everything about items that are not messages of words only. An item of another kind than these are comes back as it
 * is.
 */
export interface ItemKind {
  /** What it reads as, in state. */
  readonly types: readonly string[];
  /** What it draws that pages may style: names of parts, with commas. */
  readonly parts: string;
  /** Loads what an item, or a change to one, is drawn with; before it is read. Never fails. */
  prepare?(json: Json): Promise<void>;
  /** An item as a server sent it; `null` for what cannot be drawn. */
  read(id: string, item: Json): ThreadItem | null;
  /** The item after a partial change as a server sent it; the same object when that changes nothing. */
  change?(item: ThreadItem, update: Json): ThreadItem;
  /** A whole item in place of the one known so far. */
  replace?(item: ThreadItem, before: ThreadItem): ThreadItem;
  /**
   * Sentences for who listens, each at its place in the item, where it is said once; `''` for none. `isOld`: it was
   * there before this turn.
   */
  say(item: ThreadItem, state: { running: boolean; isOld: boolean }): readonly string[];
  /** What draws one item, again and again as it changes: something for Lit to render. */
  view(): (item: ThreadItem, surroundings: ItemSurroundings) => unknown;
}
