import { copyAttributes } from './copy-attributes.ts';
import { apiOf } from './own-script.ts';

/** Marks the element that the script tag made, also in the copies of a page that navigation libraries keep. */
const mark = 'data-embedded';

/**
 * The `<chat-dock>` of a page that has none of its own. It stays the same element, and its conversation with it, when a
 * navigation library replaces the body: it goes to where the next page has the script tag, before it notices that it was gone.
 */
export class EmbeddedDock {
  readonly #watch = new MutationObserver(() => this.#follow());
  #script: HTMLScriptElement | null = null;
  #dock: HTMLElement | null = null;
  #body: HTMLElement | null = null;

  /** Shows it where the script stands, or at the end of the page for a script in its head. */
  show(script: HTMLScriptElement): void {
    if (document.querySelector(`chat-dock:not([${mark}])`)) return;
    const dock = (this.#dock ??= document.createElement('chat-dock'));
    const { body } = document;
    const shown = document.querySelector(`[${mark}]`);
    if (shown === dock) return;
    dock.setAttribute(mark, '');
    dock.setAttribute('api', apiOf(script));
    copyAttributes(script, dock);
    if (shown) shown.replaceWith(dock);
    else if (body.contains(script)) script.after(dock);
    else body.append(dock);
    this.#script = script;
    this.#body = body;
    this.#watch.disconnect();
    // The parents alone: to watch all that happens in a page would cost it time.
    for (let node: Node | null = dock.parentNode; node; node = node.parentNode)
      this.#watch.observe(node, { childList: true });
  }

  /** Tells it all that the script says, once the element is defined. */
  complete(): void {
    if (this.#script && this.#dock) copyAttributes(this.#script, this.#dock);
  }

  #follow(): void {
    const { body } = document;
    const script = this.#script;
    if (!body || !script || this.#dock?.isConnected) return;
    if (!script.isConnected) {
      // The script stood in the body: the next page wants the chat if it has the script as well.
      const next = [...document.scripts].find(({ src }) => src === script.src);
      if (next) this.show(next);
    } else if (body !== this.#body) this.show(script);
    // else the page has taken it away
  }
}
