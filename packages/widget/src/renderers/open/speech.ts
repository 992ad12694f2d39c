import { texts } from './texts.ts';
import type { ThreadState } from './thread-state.ts';
import type { ThreadItem } from './wire.ts';

/**
 * Turns a running answer into what a screen reader should say: each step as it begins or fails, the text a paragraph at
 * a time. What belongs to earlier turns is never said.
 */
export class Speech {
  /** How much of each message has been said, in characters. */
  readonly #said = new Map<string, number>();
  readonly #steps = new Set<string>();

  /** What there is to say now that was not said before. */
  next(before: ThreadState, now: ThreadState): string[] {
    if (now.responding && !before.responding) this.#skip(now.items);
    if (!now.responding && !before.responding) return [];
    return now.items.slice(-8).flatMap((item) => this.#sayItem(item, now));
  }

  #skip(items: readonly ThreadItem[]): void {
    this.#said.clear();
    this.#steps.clear();
    for (const { id } of items) this.#said.set(id, Number.POSITIVE_INFINITY);
  }

  #sayItem(item: ThreadItem, { responding, unfinished }: ThreadState): string[] {
    if (this.#said.get(item.id) === Number.POSITIVE_INFINITY) return [];
    if (item.type === 'workflow') return this.#saySteps(item.id, item.workflow.tasks);
    if (item.type !== 'assistant_message') return [];
    const text = item.content.map((part) => part.text).join('\n\n');
    const isOver = !responding || !unfinished.includes(item.id);
    const from = this.#said.get(item.id) ?? 0;
    const to = isOver ? text.length : text.lastIndexOf('\n\n');
    if (to <= from) return [];
    this.#said.set(item.id, to);
    const sentence = plainText(text.slice(from, to));
    return sentence === '' ? [] : [sentence];
  }

  #saySteps(
    id: string,
    tasks: readonly { title?: string | undefined; status_indicator: string; failed?: boolean }[],
  ): string[] {
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
