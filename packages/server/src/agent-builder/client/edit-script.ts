import type { CallExpression, File, Node } from '@babel/types';
import { EditedSource } from '../source/edited-source.ts';
import { parseSource } from '../source/parse-source.ts';
import { SourceError } from '../source/source-error.ts';
import { calledName, nameOf, nodesIn, rangeOf } from '../source/syntax.ts';
import { openaiScript, type ClientEdit } from './client-edit.ts';
import { editReact } from './edit-react.ts';
import { isHosted } from './is-hosted.ts';
import type { ScriptEditing } from './script-editing.ts';
import { withoutApi } from './without-api.ts';

/** Edits a script: OpenAI’s element by its name, its options, and the React hook. */
export function editScript(file: string, text: string, server: string): ClientEdit {
  const unchanged = { file, before: text, after: text };
  let program: File;
  try {
    program = parseSource({ file, text });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const remarks = error.problems.map(({ line = 1, message }) => ({ line, message }));
    return { ...unchanged, remarks };
  }
  const nodes = [...nodesIn(program)];
  const editing = { source: new EditedSource({ file, text }), file: program, nodes, server, remarks: [] };
  if (nodes.some(({ node }) => isReact(node))) editReact(editing);
  else editElement(editing);
  tellOfSessions(editing);
  return { ...unchanged, after: editing.source.text, remarks: editing.remarks };
}

function isReact(node: Node): boolean {
  return node.type === 'ImportDeclaration' && node.source.value === '@openai/chatkit-react';
}

function editElement(editing: ScriptEditing): void {
  const { source, nodes, server } = editing;
  for (const { node, ancestors } of nodes) {
    if (node.type === 'StringLiteral' && openaiScript.test(node.value))
      source.replace(rangeOf(node), `'${server}/embed.js'`, 'The script');
    if (node.type === 'StringLiteral' && /^openai-chatkit\b/u.test(node.value)) {
      const { start, end } = rangeOf(node);
      source.replace(
        { start: start + 1, end: end - 1 },
        node.value.replace('openai-chatkit', 'chat-dock'),
        'The element',
      );
    }
    if (node.type === 'CallExpression') editOptions(editing, node, ancestors.at(-1));
  }
}

/** `chatkit.setOptions({ api: { getClientSecret }, … })` becomes `chatkit.options = { … }`. */
function editOptions(editing: ScriptEditing, call: CallExpression, outer: Node | undefined): void {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || nameOf(callee.property) !== 'setOptions') return;
  const [options] = call.arguments;
  const line = editing.source.lineAt(rangeOf(call).start);
  if (options?.type !== 'ObjectExpression' || !isHosted(options)) {
    const message =
      'These options are not written out here, so they stay. <chat-dock> takes them as its property options, without api: its session is its own.';
    editing.remarks.push({ line, message });
    return;
  }
  if (outer?.type !== 'ExpressionStatement') {
    const message =
      'What setOptions() answers is used here, so this stays. <chat-dock> has the property options instead.';
    editing.remarks.push({ line, message });
    return;
  }
  const { source } = editing;
  const [property, inner, whole] = [rangeOf(callee.property), rangeOf(options), rangeOf(call)];
  source.replace({ start: property.start, end: inner.start }, 'options = ', 'Options are a property');
  source.drop({ start: inner.end, end: whole.end });
  withoutApi(editing, options);
}

/** Where the page’s own server makes sessions at OpenAI. */
function tellOfSessions({ nodes, source, remarks }: ScriptEditing): void {
  for (const { node } of nodes) {
    const isCreated =
      node.type === 'CallExpression' &&
      calledName(node) === undefined &&
      source.textOf(rangeOf(node.callee)).endsWith('chatkit.sessions.create');
    const isAsked =
      node.type === 'StringLiteral' && /api\.openai\.com\/v1\/chatkit\/sessions/u.test(node.value);
    if (!isCreated && !isAsked) continue;
    const message =
      'This opens sessions at OpenAI. Chatdock has a route of its own for that, POST /session below its mount point: take this out when no page asks for it.';
    remarks.push({ line: source.lineAt(rangeOf(node).start), message });
  }
}
