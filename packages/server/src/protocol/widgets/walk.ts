/** A component, as far as walking through a widget needs to know it. */
export interface Node {
  type: string;
  id?: string | null | undefined;
  children?: unknown;
}

/** A component whose text can be streamed. */
export interface GrowingNode extends Node {
  type: 'Text' | 'Markdown';
  value: string;
}

/** The component and all it holds, in the order in which they are shown. */
export function* componentsIn(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* componentsIn(child);
}

/** What a component holds: children may be a list, or one. */
function childrenOf({ children }: Node): Node[] {
  const list: unknown[] = Array.isArray(children) ? children : [children];
  return list.filter(isNode);
}

/** True for something that is a component by its looks. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** True for a component whose text can be streamed. */
export function isGrowing(node: Node): node is GrowingNode {
  return (
    (node.type === 'Text' || node.type === 'Markdown') && 'value' in node && typeof node.value === 'string'
  );
}
