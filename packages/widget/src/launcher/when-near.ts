import { launcherButton, showOnButton } from './launcher-button.ts';
import { onceNear } from './near.ts';

/**
 * Shows the button of a `<chat-dock launcher>` that is not defined yet, and calls `load` once: when the button is near being
 * used, or when the page has nothing else to do, which visitors who save data are spared. A click is not lost: it sets `open`.
 * The element takes the button over when it is defined.
 */
export function whenNear(dock: HTMLElement, load: () => void): void {
  let isAsked = false;
  const once = (): void => {
    if (!isAsked) load();
    isAsked = true;
  };
  if (dock.shadowRoot) return once();
  const root = dock.attachShadow({ mode: 'open' });
  const button = launcherButton(dock, root);
  const open = dock.hasAttribute('open');
  showOnButton(button, { name: dock.getAttribute('label') || 'Chat', open, unread: 0 });
  keepLooks(dock, root);
  onceNear(button, once);
  if (open) once();
  else whenIdle(once);
}

/** The element brings sheets of its own, in place of these, and its launcher a little later: not a frame without them. */
function keepLooks(dock: HTMLElement, root: ShadowRoot): void {
  const sheets = [...root.adoptedStyleSheets];
  void customElements.whenDefined(dock.localName).then(() => root.adoptedStyleSheets.push(...sheets));
}

function whenIdle(act: () => void): void {
  if (savesData()) return;
  const wait = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
    else setTimeout(act, 2000);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

/** What not every browser tells, and the types of the DOM do not know. */
function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
