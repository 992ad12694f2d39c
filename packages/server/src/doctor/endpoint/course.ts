import { nameOf, plain, textOf } from '../plain.ts';
import type { Fault } from '../web/judge-status.ts';
import { isObject } from '../web/parse-json.ts';
import { judgeFinalText, judgeUpdate } from './judge-update.ts';
import { shownItem, type ShownItem } from './shown-item.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The course of one answer to `threads.create`: what has to come after what. */
export class Course {
  readonly #items = new Map<string, ShownItem>();
  #count = 0;
  #threadId: string | null = null;
  #hasUserMessage = false;
  #hasOptions = false;
  #hasFailed = false;
  #hasSpoken = false;
  #pieces = 0;

  /** The id of the thread that was created. */
  get threadId(): string | null {
    return this.#threadId;
  }

  /** The ids of the items that are said to be done, and so stored. */
  get doneIds(): string[] {
    return [...this.#items.values()].filter(({ isDone }) => isDone).map(({ id }) => id);
  }

  /** How many changes of items came. */
  get pieces(): number {
    return this.#pieces;
  }

  /** What is wrong with an event at its place. */
  take(event: Fields): Fault[] {
    this.#count += 1;
    const first = this.#count === 1 ? this.#judgeFirst(event) : [];
    const late: Fault[] =
      this.#hasFailed && event['type'] !== 'thread.updated' ? [{ code: 'events_after_error' }] : [];
    return [...first, ...late, ...this.#follow(event)];
  }

  #judgeFirst({ type }: Fields): Fault[] {
    if (type === 'thread.created' || type === 'error') return [];
    return [{ code: 'thread_created_missing', message: `The first event is ${nameOf(type, 60)}.` }];
  }

  #follow(event: Fields): Fault[] {
    switch (event['type']) {
      case 'thread.created':
        return this.#create(event['thread']);
      case 'stream_options':
        return this.#setOptions();
      case 'error':
        return this.#fail(event);
      case 'notice':
      case 'client_effect':
        this.#hasSpoken = true;
        return [];
      default:
        return this.#followItem(event);
    }
  }

  #followItem(event: Fields): Fault[] {
    const { type, item, item_id: id } = event;
    if (type === 'thread.item.updated') return this.#update(event);
    if (type === 'thread.item.removed') this.#items.delete(textOf(id));
    return isObject(item) ? this.#show(item, type === 'thread.item.added') : [];
  }

  #create(thread: unknown): Fault[] {
    if (this.#threadId !== null) return [{ code: 'thread_created_twice' }];
    if (isObject(thread) && typeof thread['id'] === 'string') this.#threadId = thread['id'];
    return [];
  }

  #setOptions(): Fault[] {
    const isEarly = !this.#hasUserMessage && !this.#hasOptions;
    this.#hasOptions = true;
    return isEarly
      ? [{ code: 'prologue_order', message: 'stream_options comes before the user’s message.' }]
      : [];
  }

  #show(item: Fields, isNew: boolean): Fault[] {
    const faults = this.#judgePlace(item);
    const { id } = item;
    if (typeof id !== 'string') return faults;
    const known = this.#items.get(id);
    if (isNew) this.#items.set(id, shownItem(item, true));
    else {
      const shown = known ?? shownItem(item, false);
      if (known) faults.push(...judgeFinalText(known, item['content']));
      shown.isDone = true;
      this.#items.set(id, shown);
    }
    return faults;
  }

  #judgePlace({ type, thread_id: threadId }: Fields): Fault[] {
    const isUsers = type === 'user_message';
    const isEarly = !isUsers && !this.#hasUserMessage && !this.#hasSpoken;
    this.#hasUserMessage ||= isUsers;
    this.#hasSpoken ||= !isUsers;
    const place: Fault[] = isEarly
      ? [
          {
            code: 'prologue_order',
            message: `An item (${nameOf(type, 40)}) comes before the user’s message.`,
          },
        ]
      : [];
    const isOther = this.#threadId !== null && typeof threadId === 'string' && threadId !== this.#threadId;
    return isOther ? [...place, { code: 'thread_id_differs' }] : place;
  }

  #update({ item_id: id, update }: Fields): Fault[] {
    const item = this.#items.get(textOf(id));
    this.#pieces += 1;
    if (item) return isObject(update) ? judgeUpdate(item, update) : [];
    const open = [...this.#items.values()].find(({ isDone }) => !isDone);
    const hint = open ? `; "${plain(open.id, 40)}" is what was added` : '';
    const message = `An update is for "${nameOf(id, 40)}", which was never added${hint}.`;
    return [{ code: 'update_of_unknown_item', message }];
  }

  #fail({ code }: Fields): Fault[] {
    this.#hasFailed = true;
    const named = typeof code === 'string' ? ` (${plain(code, 40)})` : '';
    return [{ code: 'answer_failed', message: `The answer ended with an error event${named}.` }];
  }

  /** What is missing at the end. */
  end(): Fault[] {
    if (this.#hasFailed) return [];
    const faults: Fault[] = [];
    if (this.#count > 0 && !this.#hasUserMessage) faults.push({ code: 'user_message_missing' });
    if (this.#count > 0 && !this.#hasOptions) faults.push({ code: 'stream_options_missing' });
    if (!this.#hasSpoken) faults.push({ code: 'answer_missing' });
    return [...faults, ...this.#leftOpen()];
  }

  /** An image without a picture stays open: so the reference has it. */
  #leftOpen(): Fault[] {
    const items = [...this.#items.values()];
    const open = items.find(({ isDone, type }) => !isDone && type !== 'generated_image');
    if (!open) return [];
    const other = items.find(({ wasAdded, isDone, type }) => !wasAdded && isDone && type === open.type);
    const id = plain(open.id, 40);
    if (!other)
      return [{ code: 'item_never_done', message: `"${id}" (${open.type}) is added and never done.` }];
    const message = `"${id}" is added, and "${plain(other.id, 40)}" is done in its place.`;
    return [{ code: 'item_id_changes', message }];
  }
}
