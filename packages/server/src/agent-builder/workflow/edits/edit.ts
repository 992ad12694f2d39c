import type { Node } from '@babel/types';
import type { EditedSource } from '../../source/edited-source.ts';
import { isWithin } from '../../source/syntax.ts';
import type { WorkflowExport } from '../read-export.ts';

/** Something that is left to whoever owns the file. */
export interface Remark {
  readonly line: number;
  readonly message: string;
}

/** One migration under way. */
export interface Editing {
  readonly source: EditedSource;
  readonly exported: WorkflowExport;
  /** What the chat is called in the file. */
  readonly chat: string;
  /** Whether OpenAI goes on storing what its models are asked and say. */
  readonly keepStore: boolean;
  /** What is left to be done. */
  readonly todo: Remark[];
  /** What was not understood, and stays as it is. */
  readonly unclear: Remark[];
}

/** The nodes of one type, in the whole file or inside the entry function. */
export function nodesOf<Type extends Node['type']>(
  { exported: { nodes, entry } }: Editing,
  type: Type,
  where: 'file' | 'entry' = 'file',
): Extract<Node, { type: Type }>[] {
  const isWanted = (node: Node): node is Extract<Node, { type: Type }> => node.type === type;
  return nodes
    .map(({ node }) => node)
    .filter(isWanted)
    .filter((node) => where === 'file' || isWithin(node, entry.node));
}

/** The line of a node. */
export function lineOf({ source }: Editing, { start }: Pick<Node, 'start'>): number {
  return source.lineAt(start ?? 0);
}
