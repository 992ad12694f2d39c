interface Listener {
  handleEvent: (event: Event) => void;
}

/**
 * Keeps an element’s properties and listeners as the last rendering has them. Of our own, since `@lit/react` would bring React’s
 * types to every page, sets `undefined` where a prop is left out, and offers Lit’s own members and all methods as props.
 */
export class BoundElement {
  readonly element: HTMLElement;
  readonly #eventOf: ReadonlyMap<string, string>;
  /** What properties were before they were set first: what they are again when a rendering leaves them out. */
  readonly #defaults = new Map<string, unknown>();
  readonly #listeners = new Map<string, Listener>();
  #current = new Map<string, unknown>();

  /** @param eventOf The event by the name of its prop; every other prop is a property. */
  constructor(element: HTMLElement, eventOf: ReadonlyMap<string, string>) {
    this.element = element;
    this.#eventOf = eventOf;
  }

  /** Brings the element up to date. `undefined` is the same as left out. */
  update(props: ReadonlyMap<string, unknown>): void {
    const before = this.#current;
    this.#current = new Map([...props].filter(([, value]) => value !== undefined));
    for (const name of new Set([...before.keys(), ...this.#current.keys()])) {
      const value = this.#current.get(name);
      const event = this.#eventOf.get(name);
      if (event !== undefined) this.#listen(event, value);
      else if (value !== before.get(name)) this.#set(name, value);
    }
  }

  /** Listens to nothing any more, until the next update. */
  release(): void {
    for (const event of this.#listeners.keys()) this.#listen(event, undefined);
  }

  #set(name: string, value: unknown): void {
    if (!this.#defaults.has(name)) this.#defaults.set(name, Reflect.get(this.element, name));
    Reflect.set(this.element, name, value === undefined ? this.#defaults.get(name) : value);
  }

  /** One listener for each event, which passes it on: a function that changes does not change the order of listeners. */
  #listen(event: string, handle: unknown): void {
    const listener = this.#listeners.get(event);
    if (!isHandler(handle)) {
      this.#listeners.delete(event);
      if (listener) this.element.removeEventListener(event, listener);
    } else if (listener) {
      listener.handleEvent = handle;
    } else {
      const added = { handleEvent: handle };
      this.#listeners.set(event, added);
      this.element.addEventListener(event, added);
    }
  }
}

function isHandler(value: unknown): value is Listener['handleEvent'] {
  return typeof value === 'function';
}
