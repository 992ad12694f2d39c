import { texts } from '../texts.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import { record, text } from '../read-json.ts';
import { widgetText } from '../widget-text.ts';
import type { Task, ThreadItem, WidgetItem } from '../wire.ts';

/** More of a widget is not said: whoever wants to hear it goes there. */
const longestWidget = 600;

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
  /** What was there before this turn, by id, with what was said of its state. */
  #old = new Map<string, string>();

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
    this.#old = new Map(items.map((item) => [item.id, statusOf(item)]));
  }

  #say(item: ThreadItem, state: ThreadState): string[] {
    if (this.#old.has(item.id)) return this.#sayStatus(item);
    if (item.type === 'workflow') return this.#saySteps(item.id, item.workflow.tasks);
    if (item.type === 'widget') return this.#sayWidget(item, state);
    if (item.type !== 'assistant_message') return [];
    const words = item.content.map((part) => part.text).join('\n\n');
    const isOver = !state.responding || !state.unfinished.includes(item.id);
    const from = this.#said.get(item.id) ?? 0;
    const to = isOver ? words.length : words.lastIndexOf('\n\n');
    if (to <= from) return [];
    this.#said.set(item.id, to);
    return [plainText(words.slice(from, to))].filter(Boolean);
  }

  /** What has become of a widget of an earlier turn. */
  #sayStatus(item: ThreadItem): string[] {
    const status = statusOf(item);
    if (status === this.#old.get(item.id)) return [];
    this.#old.set(item.id, status);
    return [status].filter(Boolean);
  }

  /** A widget is said whole, once it is. */
  #sayWidget({ id, widget }: WidgetItem, { responding, unfinished }: ThreadState): string[] {
    if (this.#said.has(id) || (responding && unfinished.includes(id))) return [];
    this.#said.set(id, 1);
    return [plainText(widgetText(widget).map(asSentence).join(' ').slice(0, longestWidget))].filter(Boolean);
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

function asSentence(words: string): string {
  return /[.!?…:]$/.test(words) ? words : `${words}.`;
}

function statusOf(item: ThreadItem): string {
  return item.type === 'widget' ? text(record(item.widget['status'])['text']) : '';
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
