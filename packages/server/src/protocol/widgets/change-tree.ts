import type { WidgetItem } from '../items.ts';
import { componentsIn, isGrowing, isNode, type Node } from './walk.ts';
import { isWidgetRoot, type WidgetComponent } from './widget.ts';

/** Appends to the text of the `Text` or `Markdown` with that id; without one, nothing changes. */
export function appendText(widget: Node, id: string, delta: string): void {
  for (const node of componentsIn(widget)) {
    if (node.id !== id || !isGrowing(node)) continue;
    node.value += delta;
    return;
  }
}

/** Puts the component in the place of the first one with that id. A root gives way to nothing but a root. */
export function replaceComponent(
  item: WidgetItem,
  id: string,
  component: WidgetComponent | WidgetItem['widget'],
): void {
  if (item.widget.id === id) {
    if (isWidgetRoot(component)) item.widget = component;
    return;
  }
  for (const node of componentsIn(item.widget)) {
    if (putInPlace(node, id, component)) return;
  }
}

function putInPlace(parent: Node, id: string, component: Node): boolean {
  const { children } = parent;
  const isIt = (child: unknown): boolean => isNode(child) && child.id === id;
  if (!Array.isArray(children)) {
    if (isIt(children)) parent.children = component;
    return isIt(children);
  }
  const at = children.findIndex(isIt);
  if (at >= 0) children[at] = component;
  return at >= 0;
}
