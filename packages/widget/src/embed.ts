/**
 * The script tag: `<script src="https://…/api/chatkit/embed.js" defer></script>`. The API is where the script came from.
 * Gives every `<chat-dock>` without an `api` that one; a page that has none gets one where the script stands, with the
 * script's `data-*` attributes as its own. A second run changes nothing.
 */
const script =
  document.currentScript ??
  document.querySelector('script[type="module"]:is([src*="/embed.js"], [src*="/embed-"])');

/** The attributes of `<chat-dock>`. An open list would let `data-onclick` become a handler. */
const attributes = [
  'api',
  'token-url',
  'sign-in-url',
  'theme',
  'greeting',
  'prompts',
  'placeholder',
  'disclaimer',
];

function start(): void {
  if (!(script instanceof HTMLScriptElement)) return;
  const api = new URL('.', script.src).href.replace(/\/$/, '');
  if (!document.querySelector('chat-dock')) insertDock(script);
  // Before the element is defined, so that none starts without knowing its server.
  for (const dock of document.querySelectorAll('chat-dock:not([api])')) dock.setAttribute('api', api);
  // The build makes this an absolute address: a script of another origin has none of its own to start from.
  import('./define.ts').then(({ ChatDock }) => (ChatDock.defaultApi ||= api), sayFailed);
}

function insertDock(from: HTMLScriptElement): void {
  const dock = document.createElement('chat-dock');
  for (const name of attributes) {
    const value = from.getAttribute(`data-${name}`);
    if (value !== null) dock.setAttribute(name, value);
  }
  if (document.body.contains(from)) from.after(dock);
  else document.body.append(dock);
}

/** There is no element that could say it. A reload helps where browsers remember that a module failed. */
function sayFailed(error: unknown): void {
  reportError(error);
  for (const dock of document.querySelectorAll('chat-dock')) {
    const button = document.createElement('button');
    button.textContent = 'Reload';
    button.addEventListener('click', () => location.reload());
    dock.replaceChildren('The chat could not be loaded. ', button);
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
