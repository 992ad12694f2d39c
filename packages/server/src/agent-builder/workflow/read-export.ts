import type {
  ArrowFunctionExpression,
  File,
  FunctionDeclaration,
  FunctionExpression,
  Node,
} from '@babel/types';
import { parseSource, type Source } from '../source/parse-source.ts';
import { SourceError, type Problem } from '../source/source-error.ts';
import { calledName, isWithin, nameOf, nodesIn, rangeOf, type FoundNode } from '../source/syntax.ts';

/** The function that Agent Builder calls the entry point of its code. */
export interface EntryFunction {
  readonly name: string;
  readonly node: ArrowFunctionExpression | FunctionDeclaration | FunctionExpression;
  /** The name of its parameter. */
  readonly input: string;
}

/** The code of a workflow as Agent Builder exports it. */
export interface WorkflowExport {
  readonly source: Source;
  readonly file: File;
  readonly nodes: readonly FoundNode[];
  readonly entry: EntryFunction;
}

/**
 * Finds its way in the code of an exported workflow.
 *
 * @throws SourceError for what is no such code, and for what has been changed in a way that cannot be followed
 */
export function readExport(source: Source): WorkflowExport {
  refuseOtherLanguages(source);
  const file = parseSource(source);
  const nodes = [...nodesIn(file.program)];
  refuseOtherCode(source, nodes);
  const entry = findEntry(source, nodes);
  const inside = nodes.filter(({ node }) => isWithin(node, entry.node));
  const problems = [...runProblems(inside, entry)].map(([node, message]) => problem(source, node, message));
  if (problems.length > 0) throw new SourceError(problems);
  return { source, file, nodes, entry };
}

function refuseOtherLanguages({ file, text }: Source): void {
  if (file.endsWith('.py') || /^(?:from agents import|import agents)\b/mu.test(text)) {
    const message =
      'this is Python. Export the TypeScript code instead: in Agent Builder, Code, then Agents SDK, then TypeScript.';
    throw new SourceError([{ file, message }]);
  }
  if (text.trim() === '') throw new SourceError([{ file, message: 'the file is empty.' }]);
}

function refuseOtherCode(source: Source, nodes: readonly FoundNode[]): void {
  const imports = nodes.flatMap(({ node }) => (node.type === 'ImportDeclaration' ? [node] : []));
  const ours = imports.find(
    ({ source: from, specifiers }) =>
      from.value === '@chatdock/server' && specifiers.some(({ local }) => local.name === 'agentWorkflow'),
  );
  if (ours) {
    const message = 'this is migrated already: it imports agentWorkflow. Give the file as it was exported.';
    throw new SourceError([problem(source, ours, message)]);
  }
  if (imports.some(({ source: from }) => from.value === '@openai/agents')) return;
  const message =
    'nothing is imported from "@openai/agents", so this is no workflow as Agent Builder exports it (Code, Agents SDK, TypeScript).';
  throw new SourceError([{ file: source.file, message }]);
}

function findEntry(source: Source, nodes: readonly FoundNode[]): EntryFunction {
  const found = nodes.flatMap(({ node }) => entryIn(node))[0];
  if (!found) {
    const message =
      'there is no function runWorkflow, which every export has as its entry point. Give the file that holds it.';
    throw new SourceError([{ file: source.file, message }]);
  }
  const [input, ...others] = found.node.params;
  const [extra] = others;
  if (extra) {
    const message =
      'runWorkflow takes more than the workflow’s input. Give it back its one parameter, (workflow: WorkflowInput): whose chat it is comes from Chatdock.';
    throw new SourceError([problem(source, extra, message)]);
  }
  const name = nameOf(input);
  if (name !== undefined && found.node.async) return { ...found, input: name };
  const message = 'runWorkflow is not async (workflow: WorkflowInput) any more, as it was exported.';
  throw new SourceError([problem(source, input ?? found.node, message)]);
}

function entryIn(node: Node): Pick<EntryFunction, 'name' | 'node'>[] {
  if (node.type === 'FunctionDeclaration' && node.id?.name === 'runWorkflow')
    return [{ name: 'runWorkflow', node }];
  if (node.type !== 'VariableDeclarator' || nameOf(node.id) !== 'runWorkflow') return [];
  const { init } = node;
  const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
  return isFunction ? [{ name: 'runWorkflow', node: init }] : [];
}

/** What an answer cannot do without. */
function* runProblems(
  inside: readonly FoundNode[],
  { node: entry }: EntryFunction,
): Iterable<[Node, string]> {
  const nodes = inside.map(({ node }) => node);
  if (entry.body.type !== 'BlockStatement')
    yield [entry.body, 'runWorkflow has no body in braces any more, as it was exported.'];
  const freeRun = nodes.find((node) => calledName(node) === 'run');
  if (freeRun)
    yield [
      freeRun,
      'this runs an agent with run(…). Exports run it with runner.run(…), where runner is new Runner({…}): write it like that.',
    ];
  const runner = nodes.find((node) => node.type === 'NewExpression' && nameOf(node.callee) === 'Runner');
  if (!runner && !freeRun)
    yield [entry, 'no new Runner({…}) is made in runWorkflow, so there is nothing that runs its agents.'];
  const streams = nodes.find(
    (node) => node.type === 'ObjectProperty' && nameOf(node.key) === 'stream' && isTrue(node.value),
  );
  if (streams)
    yield [
      streams,
      'this run streams by itself, as exports do not. Take stream: true out: Chatdock shows what agents say as they say it.',
    ];
}

function isTrue(node: Node): boolean {
  return node.type === 'BooleanLiteral' && node.value;
}

/** The sentence, with the line of a node. */
export function problem({ file, text }: Source, node: Node, message: string): Problem {
  return { file, line: text.slice(0, rangeOf(node).start).split('\n').length, message };
}
