/** What does not, as far as its attributes say, show OpenAI's chat UI. */
const others = 'chat-dock:not([ui=openai], [domain-key]:not([ui=open]))';

/**
 * Loads `<chat-dock>`, with the chat UI that the page's elements need; a page that has registered its own keeps it. `api` is
 * where the elements go that say nothing else.
 */
export async function loadDock(api: string): Promise<CustomElementConstructor> {
  const Dock: CustomElementConstructor & { defaultApi?: string } =
    customElements.get('chat-dock') ??
    // The build makes addresses below `api` of these: a script of another origin has none of its own to start from.
    (await (document.querySelector(others) ? import('./with-open.ts') : import('../chat-dock.ts'))).ChatDock;
  Dock.defaultApi ||= api;
  return Dock;
}
