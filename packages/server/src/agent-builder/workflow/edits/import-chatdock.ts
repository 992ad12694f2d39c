import type { ImportDeclaration, ImportSpecifier, Node } from '@babel/types';
import { isWithin, nameOf, rangeOf } from '../../source/syntax.ts';
import { nodesOf, type Editing } from './edit.ts';

/** Names that the export imports as if they were values; Node, which only takes types out, would look for them. */
const types = new Set(['AgentInputItem', 'AgentOutputItem']);
/** What the edited code has no use for. */
const dropped = new Set(['withTrace', 'Runner']);

/** Imports what the edited code uses, and no longer what it does not. */
export function importChatdock(editing: Editing): void {
  const { source, exported } = editing;
  const [first] = nodesOf(editing, 'ImportDeclaration');
  const line = `import { agentWorkflow, type WorkflowChat } from '@chatdock/server';\n`;
  const start = first ? rangeOf(first).start : rangeOf(exported.file.program).start;
  source.insert(start, line, 'The workflow is run by Chatdock.');
  for (const declaration of nodesOf(editing, 'ImportDeclaration'))
    if (declaration.source.value === '@openai/agents' && declaration.importKind !== 'type')
      rewrite(editing, declaration);
}

function rewrite(editing: Editing, declaration: ImportDeclaration): void {
  const { source } = editing;
  const named = declaration.specifiers.flatMap((specifier) =>
    specifier.type === 'ImportSpecifier' ? [specifier] : [],
  );
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return;
  const written = named
    .filter(({ imported }) => !dropped.has(nameOf(imported) ?? '') || isUsedElsewhere(editing, imported))
    .map((specifier) => asType(editing, specifier));
  if (written.join() === named.map((specifier) => source.textOf(rangeOf(specifier))).join()) return;
  const range = { start: rangeOf(first).start, end: rangeOf(last).end };
  const between = source.textOf(range).includes('\n') ? ',\n  ' : ', ';
  source.replace(
    range,
    written.join(between),
    'Types are imported as types; traces and runners are Chatdock’s.',
  );
}

function asType({ source }: Editing, specifier: ImportSpecifier): string {
  const text = source.textOf(rangeOf(specifier));
  const isType = specifier.importKind !== 'type' && types.has(nameOf(specifier.imported) ?? '');
  return isType ? `type ${text}` : text;
}

/** Whether something outside of the entry function goes by that name: in there, all uses are edited. */
function isUsedElsewhere(editing: Editing, imported: Node): boolean {
  const { entry } = editing.exported;
  const imports = nodesOf(editing, 'ImportDeclaration');
  return nodesOf(editing, 'Identifier').some(
    (node) =>
      node.name === nameOf(imported) &&
      !isWithin(node, entry.node) &&
      imports.every((declaration) => !isWithin(node, declaration)),
  );
}
