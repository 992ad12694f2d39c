import type { CallExpression, Node } from '@babel/types';
import {
  calledName,
  isFunction,
  isWithin,
  nameOf,
  nodesIn,
  rangeOf,
  type FoundNode,
} from '../../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edit.ts';

/** A function that stands where a person should be asked, and says the same to everything. */
interface Stub {
  readonly name: string;
  /** What declares it, as a statement. */
  readonly statement: Node;
  /** What it answers. */
  readonly answer: Node;
}

/** Approvals are asked of the user. A stub that cannot be replaced does not run any more: it must not say yes to everything. */
export function wireApprovals(editing: Editing): void {
  for (const stub of stubsIn(editing)) wire(editing, stub);
  const [kept] = nodesOf(editing, 'VariableDeclarator').filter(
    ({ id }) => nameOf(id) === 'approvalRequest' && !stubsIn(editing).some(({ name }) => name === nameOf(id)),
  );
  if (kept)
    editing.todo.push({
      line: lineOf(editing, kept),
      message: `approvalRequest has code of its own, which is kept. Compare it with ${editing.chat}.approve(…), which asks the user with Approve and Reject.`,
    });
}

function wire(editing: Editing, { name, statement, answer }: Stub): void {
  const { source, chat, todo } = editing;
  const calls = editing.exported.nodes.filter(({ node }) => calledName(node) === name);
  const within = calls.filter((call) => canWait(editing, call));
  for (const call of within) askUser(editing, call);
  if (within.length === calls.length) {
    source.remove(wholeLines(source.before, statement), `The stub ${name} said yes to everything.`);
    return;
  }
  const refusal = `(() => {\n    throw new Error('${name} asks nobody yet: see MIGRATION.md.');\n  })()`;
  source.replace(
    rangeOf(answer),
    refusal,
    `The stub ${name} would say yes to everything: it refuses to run.`,
  );
  for (const { node } of calls.filter((call) => !within.includes(call)))
    todo.push({
      line: lineOf(editing, node),
      message: `This asks ${name} where nothing can be waited for, so it fails until you change it: ask with await ${chat}.approve(…) in runWorkflow itself.`,
    });
}

/** Functions that do nothing but say yes (or no), as the export writes them. */
function stubsIn(editing: Editing): Stub[] {
  const { body } = editing.exported.file.program;
  return body.flatMap((statement): Stub[] => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration')
      return stubOf(nameOf(declaration.id), declaration, statement);
    if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length !== 1) return [];
    const [{ id, init } = { id: null, init: null }] = declaration.declarations;
    return init && isFunction(init) ? stubOf(nameOf(id), init, statement) : [];
  });
}

function stubOf(name: string | undefined, node: Node, statement: Node): Stub[] {
  if (name !== 'approvalRequest') return [];
  const body = 'body' in node ? node.body : undefined;
  if (!body || Array.isArray(body)) return [];
  if (body.type === 'BooleanLiteral') return [{ name, statement, answer: body }];
  const found = [...nodesIn(body)].map((inside) => inside.node);
  const isBusy = found.some(({ type }) => type === 'CallExpression' || type === 'AwaitExpression');
  const answers = found.flatMap((inside) => (inside.type === 'ReturnStatement' ? [inside.argument] : []));
  const [answer] = answers;
  const isStub = !isBusy && answers.every((given) => given?.type === 'BooleanLiteral');
  return isStub && answer ? [{ name, statement, answer }] : [];
}

/** Whether the call can be waited for where it is, with the chat at hand: in the entry function, and in no function that does not wait. */
function canWait({ exported: { entry } }: Editing, { node, ancestors }: FoundNode): boolean {
  if (!isWithin(node, entry.node)) return false;
  const around = ancestors.filter(isFunction).filter((outer) => isWithin(outer, entry.node));
  return around.every((outer) => 'async' in outer && outer.async);
}

function askUser({ source, chat }: Editing, { node, ancestors }: FoundNode): void {
  if (node.type !== 'CallExpression') return;
  const outer = ancestors.at(-1);
  const waits = outer?.type === 'AwaitExpression';
  const isLookedInto = outer?.type === 'MemberExpression';
  const why = 'The user is asked, with Approve and Reject; the stub said yes to everything.';
  const words = source.textOf(rangeOf(node)).slice(calleeLength(node));
  const asked = `${waits ? '' : 'await '}${chat}.approve${words}`;
  source.replace(rangeOf(node), isLookedInto ? `(${asked})` : asked, why);
}

function calleeLength({ callee, start }: CallExpression): number {
  return rangeOf(callee).end - (start ?? 0);
}

/** A statement with what is left of its lines, and the empty line behind it. */
function wholeLines(text: string, node: Node) {
  const { start, end } = rangeOf(node);
  const rest = /^[ \t;]*\n?(?:[ \t]*\n)?/u.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + rest };
}
