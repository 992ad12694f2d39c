/**
 * The script tag: `<script src="https://…/api/chatkit/embed.js" defer></script>`. The API is where the script came from.
 * Gives every `<chat-dock>` without an `api` that one; a page that has none gets one where the script stands, with the
 * script's `data-*` attributes as its own. `window.Chatdock` takes calls. The first script of a page does it all: what runs
 * later, of this server or another, only says that its tag is there.
 */
import { Calls } from './script-tag/calls.ts';
import { EmbeddedDock } from './script-tag/embedded-dock.ts';
import { loadDock } from './script-tag/load-dock.ts';
import { apiOf, ownScript } from './script-tag/own-script.ts';
import { sayFailed } from './script-tag/say-failed.ts';
import { standIn } from './script-tag/stand-in.ts';

/** Where the first run leaves how to tell it of another script tag. */
const key: unique symbol = Symbol.for('chatdock');

declare global {
  interface Document {
    [key]?: (script: HTMLScriptElement) => void;
  }
}

function begin(api: string): (script: HTMLScriptElement) => void {
  const embedded = new EmbeddedDock();
  const waiting = new WeakSet<Element>();
  let loading: Promise<void> | undefined;
  const load = (): void => {
    if (document.readyState !== 'loading' && document.querySelector('chat-dock'))
      loading ??= loadDock(api).then(define, fail);
  };
  const define = (Dock: CustomElementConstructor): void => {
    if (!customElements.get('chat-dock')) customElements.define('chat-dock', Dock);
    embedded.complete();
    calls.run(); // in the same go, so that what they set is there when the element asks for its session
  };
  const fail = (error: unknown): void => {
    loading = undefined; // the next call tries again
    sayFailed(error);
  };
  const calls = new Calls(load);
  const showButton = (dock: HTMLElement): void => {
    waiting.add(dock);
    // On demand: most pages show their chat at once.
    import('./launcher/when-near.ts').then(({ whenNear }) => whenNear(dock, load)).catch(load);
  };
  takeName(calls);

  return (script) => {
    embedded.show(script);
    for (const dock of document.querySelectorAll('chat-dock:not([api])')) dock.setAttribute('api', api);
    calls.run();
    const inPage = document.querySelectorAll('chat-dock:not([launcher])');
    if (calls.isUrgent || inPage[0]) {
      load();
      inPage.forEach(standIn);
      return;
    }
    for (const dock of document.querySelectorAll<HTMLElement>('chat-dock'))
      if (!waiting.has(dock)) showButton(dock);
  };
}

function takeName(calls: Calls): void {
  // An element of that id is no queue, and no property of the window's own.
  const queue = (Object.hasOwn(globalThis, 'Chatdock') && window.Chatdock) || [];
  if (!Array.isArray(queue)) return; // the page's own, whatever it is
  window.Chatdock = calls;
  calls.push(...queue);
}

const script = ownScript();
if (script) {
  document[key] ??= begin(apiOf(script));
  const start = (): void => document[key]?.(script);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
}
