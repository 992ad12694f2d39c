import { rangeIn } from '../range-in.ts';
import { type Piece, type Span, type Tag, lengthOf, sizeOf } from './pieces.ts';

/** The elements of tags, and what they stand for. */
const tags = new WeakMap<Node, Tag>();

/** What the tag's element stands for; `undefined` for anything else. */
export function tagOf(node: Node): Tag | undefined {
  return tags.get(node);
}

/** Draws what is written. The `<br>` at the end is what an empty last line, and a caret after a tag, stand on. */
export function draw(root: HTMLElement, pieces: readonly Piece[]): void {
  const nodes = pieces.map((piece) => (typeof piece === 'string' ? piece : tagElement(piece)));
  root.replaceChildren(...nodes, ...(needsEnd(pieces) ? [document.createElement('br')] : []));
}

/** Whether the last line, or the caret at the end, would not be there without something after it. */
export function needsEnd(pieces: readonly Piece[]): boolean {
  const last = pieces.at(-1);
  return last !== undefined && (typeof last !== 'string' || last.endsWith('\n'));
}

function tagElement(tag: Tag): HTMLElement {
  const element = document.createElement('span');
  element.className = 'tag';
  element.setAttribute('part', 'tag');
  element.contentEditable = 'false';
  element.dir = 'auto';
  element.textContent = `@${tag.text}`;
  if (tag.interactive) element.dataset['interactive'] = '';
  tags.set(element, tag);
  return element;
}

/** What is written in there, whatever the browser has made of it. */
export function read(node: Node): Piece[] {
  const children = [...node.childNodes];
  return children.flatMap((child, index) => {
    const tag = tags.get(child);
    if (tag) return [tag];
    if (child instanceof Text) return [child.data.replaceAll('\u00a0', ' ')];
    if (child instanceof HTMLBRElement) return index === children.length - 1 ? [] : ['\n'];
    return read(child);
  });
}

/** How far from the beginning a place in the DOM is. */
function offsetOf(root: Node, node: Node, offset: number): number {
  const tag = node instanceof Element ? node.closest('.tag') : node.parentElement?.closest('.tag');
  if (tag && root.contains(tag)) return offsetBefore(root, tag) + 1;
  if (node instanceof Text) return offsetBefore(root, node) + offset;
  const inside = [...node.childNodes].slice(0, offset);
  const before = node === root ? 0 : offsetBefore(root, node);
  return before + lengthOf(inside.flatMap((child) => partOf(child)));
}

function offsetBefore(root: Node, node: Node): number {
  let sum = 0;
  for (let at: Node = node; at !== root && at.parentNode; at = at.parentNode)
    for (let other = at.previousSibling; other; other = other.previousSibling) sum += lengthOf(partOf(other));
  return sum;
}

function partOf(node: Node): Piece[] {
  const tag = tags.get(node);
  if (tag) return [tag];
  if (node instanceof Text) return [node.data];
  if (node instanceof HTMLBRElement) return node.nextSibling ? ['\n'] : [];
  return read(node);
}

/** What is selected, when it is in there. */
export function selectedIn(root: HTMLElement): Span | null {
  const range = rangeIn(root.getRootNode());
  if (!range || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  return {
    start: offsetOf(root, range.startContainer, range.startOffset),
    end: offsetOf(root, range.endContainer, range.endOffset),
  };
}

/** Puts the caret at a distance from the beginning. */
export function putCaret(root: HTMLElement, caret: number): void {
  let left = caret;
  for (const child of root.childNodes) {
    const size = partOf(child).reduce((sum, piece) => sum + sizeOf(piece), 0);
    if (child instanceof Text && left <= size) return setCaret(child, left);
    if (left < size || (left === 0 && !(child instanceof Text))) return setCaret(root, indexOf(child));
    left -= size;
  }
  const { lastChild } = root;
  return setCaret(root, lastChild instanceof HTMLBRElement ? indexOf(lastChild) : root.childNodes.length);
}

function setCaret(node: Node, offset: number): void {
  document.getSelection()?.collapse(node, offset);
}

function indexOf(child: ChildNode): number {
  return [...(child.parentNode?.childNodes ?? [])].indexOf(child);
}
