import { texts } from '../texts.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import type { Task, ThreadItem } from '../wire.ts';

/**
 * Turns a running answer into what a screen reader should say: each step as it begins or fails, the text a paragraph at
 * a time. What belongs to earlier turns is not said.
 */
export class Speech {
  #before = noThread;
  #sentences: readonly string[] = [];
  /** How much has been said of each message of this turn, in characters. */
  readonly #said = new Map<string, number>();
  readonly #steps = new Set<string>();
  /** What was there before this turn, by id. */
  #old = new Set<string>();

  /** All sentences of the turn so far, for a live region: what is new is added at its end. */
  next(state: ThreadState): readonly string[] {
    const before = this.#before;
    this.#before = state;
    if (state.responding && !before.responding) this.#begin(state);
    if (state.responding || before.responding)
      this.#sentences = [...this.#sentences, ...state.items.flatMap((item) => this.#say(item, state))];
    return this.#sentences;
  }

  #begin({ items }: ThreadState): void {
    this.#sentences = [];
    this.#said.clear();
    this.#steps.clear();
    this.#old = new Set(items.map(({ id }) => id));
  }

  #say(item: ThreadItem, state: ThreadState): string[] {
    if (this.#old.has(item.id)) return [];
    if (item.type === 'workflow') return this.#saySteps(item.id, item.workflow.tasks);
    if (item.type !== 'assistant_message') return [];
    const text = item.content.map((part) => part.text).join('\n\n');
    const isOver = !state.responding || !state.unfinished.includes(item.id);
    const from = this.#said.get(item.id) ?? 0;
    const to = isOver ? text.length : text.lastIndexOf('\n\n');
    if (to <= from) return [];
    this.#said.set(item.id, to);
    return [plainText(text.slice(from, to))].filter(Boolean);
  }

  #saySteps(id: string, tasks: readonly Task[]): string[] {
    return tasks.flatMap(({ title, status_indicator: indicator, failed }, index) => {
      const news = failed ? texts.stepFailed : indicator === 'loading' ? texts.stepRunning : '';
      const key = `${id} ${index} ${news}`;
      if (title === undefined || news === '' || this.#steps.has(key)) return [];
      this.#steps.add(key);
      return [`${title}, ${news}`];
    });
  }
}

/** Markdown without its marks, near enough to be listened to. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/^[ \t]*(?:```.*|[#>+-]+)/gm, '')
    .replace(/[*_`~|]+|-{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
