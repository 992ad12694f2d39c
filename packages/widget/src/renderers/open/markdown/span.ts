import type { Attr } from 'streaming-markdown';

/** An open token: where its text goes, and what its attributes and its end do. */
export interface Span {
  readonly node: HTMLElement;
  set?(attribute: Attr, value: string): void;
  /** `closing`: what the parser held when the token ended, such as the `*` that ends emphasis. */
  end?(closing: string): void;
}

export interface SpanSurroundings {
  readonly parent: HTMLElement;
  /** What the parser held when the token began. */
  readonly opening: string;
  /** Hosts that pictures may come from. */
  readonly domains: readonly string[];
  /** How deep the last heading was, for the next to go no more than one level deeper. */
  readonly outline: { level: number };
}

/** Begins a token: appends its node to the parent. */
export type BeginSpan = (surroundings: SpanSurroundings) => Span;

export function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: Node,
  tag: Tag,
  className?: string,
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  if (className !== undefined) node.className = className;
  return parent.appendChild(node);
}

/** Appends text to the text that is last in the node, if one is: a stream must not end in a thousand small nodes. */
export function appendText(node: Node, text: string): void {
  const { lastChild } = node;
  if (lastChild instanceof Text) lastChild.appendData(text);
  else node.appendChild(new Text(text));
}

/** Takes an element away from around its content and shows as text the marks that had made it one. */
export function unwrap(node: HTMLElement, before: string, after: string): void {
  node.replaceWith(before, ...node.childNodes, after);
}
