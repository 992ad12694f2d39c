import type { ChatKitEventMap } from '../../chatkit/events.ts';

/** A new event does not compile until it is passed on. */
const names: Readonly<Record<keyof ChatKitEventMap, true>> = {
  'chatkit.ready': true,
  'chatkit.error': true,
  'chatkit.log': true,
  'chatkit.response.start': true,
  'chatkit.response.end': true,
  'chatkit.thread.change': true,
  'chatkit.thread.load.start': true,
  'chatkit.thread.load.end': true,
  'chatkit.effect': true,
  'chatkit.deeplink': true,
  'chatkit.tool.change': true,
  'chatkit.history.open': true,
  'chatkit.history.close': true,
};

/**
 * Has the events of `element` come out of `place`, once each, as those of our own element do: bubbling and composed. One that is
 * both already goes its own way.
 */
export function relayEvents(element: HTMLElement, place: HTMLElement, signal: AbortSignal): void {
  const relay = (event: Event): void => {
    if (event.bubbles && event.composed) return;
    event.stopPropagation();
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    place.dispatchEvent(new CustomEvent(event.type, { detail, bubbles: true, composed: true }));
  };
  for (const name of Object.keys(names)) element.addEventListener(name, relay, { signal });
}
