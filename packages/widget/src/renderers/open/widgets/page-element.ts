import { type ChildPart, html, noChange, render } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { WidgetActionConfig } from '../../../chatkit/messages.ts';
import type { WidgetComponent } from '../wire.ts';
import { readAction } from './actions/read-action.ts';
import type { Context, Draw } from './context.ts';

/** Keeps one element of the page's, and tells it what its component is. */
class PageElement extends Directive {
  #element: HTMLElement | null = null;
  #component: WidgetComponent | null = null;
  #isFilled = false;

  override render(_name: string, _component: WidgetComponent, _context: Context): unknown {
    return noChange;
  }

  override update(_part: ChildPart, [name, component, context]: [string, WidgetComponent, Context]): unknown {
    try {
      if (this.#element?.localName !== name) {
        this.#element = create(name, context);
        this.#component = null;
      }
      this.#fill(component, context);
      if (component !== this.#component)
        Object.assign(this.#element, { component: frozen(structuredClone(component)) });
    } catch (error) {
      // A bug of the page's, which goes on without it.
      reportError(error);
    }
    this.#component = component;
    return this.#element;
  }

  /** Whose component holds nothing may fill itself. */
  #fill(component: WidgetComponent, context: Context): void {
    this.#isFilled ||= component.children.length > 0;
    if (this.#isFilled && this.#element) render(html`${context.children(component)}`, this.#element);
  }
}

function create(name: string, { actions }: Context): HTMLElement {
  const element = document.createElement(name);
  const act = (action: WidgetActionConfig): void =>
    actions.run(readAction(action), { source: element, loading: 'self' });
  return Object.assign(element, { act });
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

const pageElement = directive(PageElement);

/** Names that are not defined yet, with whom that concerns. */
const awaited = new Map<string, Set<() => void>>();

interface Asked {
  type: string;
  /** Called once the element is defined. */
  changed: () => void;
}

/** Draws a kind by the element that the page has for it; `null` without one, or before it is defined. */
export function drawOf(elements: Readonly<Record<string, string>>, { type, changed }: Asked): Draw | null {
  const name = Object.hasOwn(elements, type) ? elements[type] : undefined;
  if (name === undefined) return null;
  if (customElements.get(name) === undefined) {
    void wait(name, changed);
    return null;
  }
  return (component, context) => html`${pageElement(name, component, context)}`;
}

async function wait(name: string, changed: () => void): Promise<void> {
  const waiting = awaited.get(name) ?? new Set();
  const isFirst = waiting.size === 0;
  awaited.set(name, waiting.add(changed));
  if (!isFirst) return;
  try {
    await customElements.whenDefined(name);
    awaited.delete(name);
    for (const tell of waiting) tell();
  } catch {
    // It is no name of an element.
  }
}
