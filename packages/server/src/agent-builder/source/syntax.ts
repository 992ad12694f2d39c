import type { Node } from '@babel/types';

/** A place in a source: from one character to another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A node, and those that it is in, the innermost last. */
export interface FoundNode {
  readonly node: Node;
  readonly ancestors: readonly Node[];
}

/** Every node below one, itself included, in the order of the source. */
export function* nodesIn(node: Node, ancestors: readonly Node[] = []): Generator<FoundNode> {
  yield { node, ancestors };
  const within = [...ancestors, node];
  for (const child of childrenOf(node)) yield* nodesIn(child, within);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .toSorted((one, other) => rangeOf(one).start - rangeOf(other).start);
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    !value.type.startsWith('Comment') &&
    'start' in value &&
    typeof value.start === 'number'
  );
}

/** Where a node is. */
export function rangeOf({ start, end }: Pick<Node, 'start' | 'end'>): Range {
  return { start: start ?? 0, end: end ?? 0 };
}

export function isWithin(inner: Pick<Node, 'start' | 'end'>, outer: Pick<Node, 'start' | 'end'>): boolean {
  const [one, other] = [rangeOf(inner), rangeOf(outer)];
  return one.start >= other.start && one.end <= other.end;
}

/** The name of an identifier, or what a property or a text literal is called. */
export function nameOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Identifier') return node.name;
  return node?.type === 'StringLiteral' ? node.value : undefined;
}

/** The value of a property of an object that is written out. */
export function propertyOf(node: Node | null | undefined, name: string): Node | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties)
    if (property.type === 'ObjectProperty' && nameOf(property.key) === name) return property.value;
  return undefined;
}

/** The function's name when a node calls one by its name. */
export function calledName(node: Node | null | undefined): string | undefined {
  return node?.type === 'CallExpression' ? nameOf(node.callee) : undefined;
}

const functions = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration', 'ObjectMethod'];

/** Whether a node is a function of any kind. */
export function isFunction(node: Node): boolean {
  return functions.includes(node.type);
}
