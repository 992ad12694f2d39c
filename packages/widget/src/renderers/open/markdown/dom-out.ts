import type { Data, Kind, Out } from './syntax/out.ts';
import { directionOf } from './text-direction.ts';

/** What all that is drawn of one text knows. */
export interface Around {
  /** Hosts that pictures may come from. */
  readonly domains: readonly string[];
  /** The level of the heading that the text is below. */
  readonly headingLevel: number;
  /** The node for a mark of this number. */
  readonly mark?: ((number: number) => Node | null) | undefined;
  /** How deep the last heading was. */
  lastLevel: number;
  /** The outermost block, until its first letter has said which way it reads. */
  undirected: Element | null;
  /** What all is in. */
  readonly root: HTMLElement;
  /** What the last of its blocks are in. */
  part?: HTMLElement;
  /** What stays at the end of it. */
  tail?: Element;
}

/** Draws something at the end of `parent`. Returns where its content goes. */
export type Draw = (parent: HTMLElement, data: Data, around: Around) => HTMLElement;

/** What is more than an element by its own name. There is no other way from a text to an element. */
export const draws: Record<Kind, Draw> = {};

export function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: Node,
  tag: Tag,
  className = '',
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  return parent.appendChild(node);
}

/** Builds nodes, and never from a string of markup. */
export class DomOut implements Out {
  readonly #node: HTMLElement;
  readonly #around: Around;

  constructor(node: HTMLElement, around: Around) {
    this.#node = node;
    this.#around = around;
  }

  add(kind: Kind, data: Data = {}): DomOut {
    const around = this.#around;
    const isOutermost = this.#node === around.root;
    const parent = (isOutermost && draws['room']?.(this.#node, data, around)) || this.#node;
    const node = draws[kind]?.(parent, data, around) ?? parent.appendChild(document.createElement(kind));
    if (isOutermost) around.undirected = parent.lastElementChild;
    return new DomOut(node, around);
  }

  write(text: string): void {
    const { lastChild } = this.#node;
    // A stream must not end in a thousand small nodes.
    if (lastChild instanceof Text) lastChild.appendData(text);
    else this.#node.append(text);
    const around = this.#around;
    const direction = around.undirected && directionOf(text);
    if (!direction) return;
    around.undirected?.setAttribute('dir', direction);
    around.undirected = null;
  }

  mark(): () => void {
    const node = this.#node;
    const { lastChild } = node;
    const length = lastChild instanceof Text ? lastChild.length : 0;
    return () => {
      while (node.lastChild !== lastChild) node.lastChild?.remove();
      if (lastChild instanceof Text) lastChild.deleteData(length, lastChild.length);
    };
  }

  remove(): void {
    this.#node.remove();
  }

  loosen(): void {
    this.#node.className = 'loose';
  }
}
