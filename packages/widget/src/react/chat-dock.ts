'use client';
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { ChatDock as ChatDockElement } from '../chat-dock.ts';
import type { ChatDockSettings } from '../frameworks/settings.ts';
import { BoundElement } from './bound-element.ts';
import { define } from './define.ts';
import { eventOfProp, type ChatDockListeners } from './events.ts';

/** What a page can set on a `<chat-dock>`, a function for each of its events, and what every element of HTML has. */
export interface ChatDockProps
  extends
    Omit<HTMLAttributes<ChatDockElement>, keyof ChatDockSettings | keyof ChatDockListeners>,
    ChatDockSettings,
    ChatDockListeners {}

/**
 * `<chat-dock>` as a React component. Its ref is the element, with its methods. A prop that is left out or `undefined` is
 * the element's default. Rendered on a server it is the plain tag; the browser registers the element and starts the chat.
 */
export const ChatDock: ForwardRefExoticComponent<ChatDockProps & RefAttributes<ChatDockElement>> =
  forwardRef(ChatDockComponent);

export type { ChatDockElement };

const eventOf: ReadonlyMap<string, string> = new Map(Object.entries(eventOfProp));

// Servers have no layout, and React 18 says so for each such effect.
const useEffectOnPage = typeof document === 'undefined' ? useEffect : useLayoutEffect;

function ChatDockComponent(props: ChatDockProps, ref: ForwardedRef<ChatDockElement>): ReactElement {
  const place = useRef<ChatDockElement>(null);
  const bound = useRef<BoundElement>(null);
  const { own, others } = divide(props);
  useEffectOnPage(() => {
    const element = place.current;
    if (element === null) return;
    // Both in one go: the element looks at its properties when all of this is over.
    define();
    if (bound.current?.element !== element) bound.current = new BoundElement(element, eventOf);
    bound.current.update(own);
  });
  useEffectOnPage(() => () => bound.current?.release(), []);
  useImperativeHandle<ChatDockElement | null, ChatDockElement | null>(ref, () => place.current, []);
  return createElement('chat-dock', {
    ...others,
    suppressHydrationWarning: true, // the element says in an attribute what it shows
    ref: place,
  });
}

/** The element's own props, and those that every element has. */
function divide({ className, ...props }: ChatDockProps): {
  own: Map<string, unknown>;
  others: Record<string, unknown>;
} {
  const own = new Map<string, unknown>();
  // React 18 knows no `className` of custom elements.
  const others: Record<string, unknown> = className === undefined ? {} : { class: className };
  for (const [name, value] of Object.entries(props)) {
    if (isOwn(name)) own.set(name, value);
    else others[name] = value;
  }
  return { own, others };
}

function isOwn(name: string): boolean {
  if (eventOf.has(name)) return true;
  void ChatDockElement.observedAttributes; // Lit gathers an element's properties with its attributes
  return ChatDockElement.elementProperties.has(name);
}
