import { kindOf } from '../item-kinds.ts';
import { append } from '../markdown/dom-out.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import type { ThreadItem } from '../wire.ts';

/**
 * Turns a running answer into what a screen reader should say: each step as it begins or fails, the text a paragraph at
 * a time. What was there before the turn is not said, only what becomes of it.
 */
export class Speech {
  readonly #element = document.createElement('div');
  #before = noThread;
  /** How much has been said of each message, in characters; all of what is older than the turn. */
  #said = new Map<string, number>();
  /** Sentences that need not be said again, with their places. */
  #news = new Set<string>();

  /** All sentences of the turn so far, for a live region: what is new is added at its end. */
  follow(state: ThreadState): HTMLElement {
    const before = this.#before;
    this.#before = state;
    if (state.responding && !before.responding) this.#begin(state);
    if (state.responding || before.responding)
      for (const sentence of state.items.flatMap((item) => this.#say(item, state)))
        append(this.#element, 'p').textContent = sentence;
    return this.#element;
  }

  #begin(state: ThreadState): void {
    this.#element.textContent = '';
    this.#said = new Map(state.items.map(({ id }) => [id, Infinity]));
    this.#news = new Set();
    for (const item of state.items) this.#say(item, state);
  }

  #say(item: ThreadItem, state: ThreadState): string[] {
    const { id } = item;
    const running = state.responding && state.unfinished.includes(id);
    const from = this.#said.get(id) ?? 0;
    if (item.type !== 'assistant_message') return this.#sayNews(item, { running, isOld: from > 0 });
    const words = item.content.map((part) => part.text).join('\n\n');
    const to = running ? words.lastIndexOf('\n\n') : words.length;
    if (to <= from) return [];
    this.#said.set(id, to);
    return [plainText(words.slice(from, to))].filter(Boolean);
  }

  #sayNews(item: ThreadItem, state: { running: boolean; isOld: boolean }): string[] {
    const sentences = kindOf(item.type)?.say(item, state) ?? [];
    return sentences.filter((sentence, place) => {
      const key = `${item.id} ${place} ${sentence}`;
      const isNew = sentence !== '' && !this.#news.has(key);
      this.#news.add(key);
      return isNew;
    });
  }
}

/** Markdown without its marks, near enough to be listened to. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/^[ \t]*(?:```.*|[#>+-]+)/gm, '')
    .replace(/[*_`~|]+|-{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
