import type { ChatDock } from '../chat-dock.ts';
import type { ChatdockEntry, ChatdockGlobal } from './chatdock-global.ts';

/** What the page wants of its chat, kept until there is one. */
export class Calls implements ChatdockGlobal {
  readonly #wake: () => void;
  readonly #waiting: ChatdockEntry[] = [];

  /** `wake` loads the chat, if that has not been done. */
  constructor(wake: () => void) {
    this.#wake = wake;
  }

  get dock(): ChatDock | null {
    return customElements.get('chat-dock') ? document.querySelector('chat-dock') : null;
  }

  push(...entries: ChatdockEntry[]): number {
    this.#waiting.push(...entries);
    this.run();
    if (this.isUrgent) this.#wake();
    return this.#waiting.length;
  }

  /** Whether someone waits for something to happen, not just for a chat to say something about it. */
  get isUrgent(): boolean {
    return this.#waiting.some(Array.isArray);
  }

  /** Does what waits, if there is a chat. */
  run(): void {
    const { dock } = this;
    if (dock) for (const entry of this.#waiting.splice(0)) act(entry, dock).catch(reportError);
  }
}

async function act(entry: ChatdockEntry, dock: ChatDock): Promise<void> {
  if (typeof entry === 'function') return void (await entry(dock));
  const [name, ...args] = entry;
  const method: unknown = Reflect.get(dock, name);
  if (typeof method !== 'function') throw new TypeError(`<chat-dock> has no method ${name}`);
  await Reflect.apply(method, dock, args);
}
