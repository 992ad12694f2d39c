/** What the element is asked about before it is defined. */
const early = ['ui', 'domain-key', 'launcher', 'open', 'label'];

/**
 * Gives `dock` what the script tag says with `data-` before it: once it is defined, all attributes that it knows. An open list would
 * let `data-onclick` become a handler.
 */
export function copyAttributes(script: HTMLElement, dock: HTMLElement): void {
  const known: unknown = Reflect.get(customElements.get('chat-dock') ?? {}, 'observedAttributes');
  for (const name of Array.isArray(known) ? known : early) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) dock.setAttribute(name, value);
  }
}
