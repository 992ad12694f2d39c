import type { ArrayExpression, VariableDeclarator } from '@babel/types';
import { nameOf, nodesIn, propertyOf, rangeOf } from '../../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edit.ts';

/** The conversation that is stored stands in place of the one that began anew with each message. Answers whether there was one. */
export function keepHistory(editing: Editing): boolean {
  let isFound = false;
  for (const declarator of nodesOf(editing, 'VariableDeclarator', 'entry')) {
    const list = historyIn(declarator);
    if (!list) continue;
    isFound = true;
    if (isAsExported(editing, list)) replaceAll(editing, list);
    else putBefore(editing, list);
  }
  return isFound;
}

/** A list that is declared to hold messages, or that begins with one of the user. */
function historyIn({ id, init }: VariableDeclarator): ArrayExpression | undefined {
  if (init?.type !== 'ArrayExpression' || id.type !== 'Identifier') return undefined;
  const annotation = id.typeAnnotation?.type === 'TSTypeAnnotation' ? id.typeAnnotation : undefined;
  const isTyped =
    annotation !== undefined &&
    [...nodesIn(annotation)].some(({ node }) => nameOf(node) === 'AgentInputItem');
  const isMessage = init.elements.some((element) => nameOf(propertyOf(element, 'role')) === 'user');
  return isMessage && (isTyped || id.name === 'conversationHistory') ? init : undefined;
}

/** One message, with nothing but the words of the input. */
function isAsExported({ exported: { entry } }: Editing, { elements }: ArrayExpression): boolean {
  const [message, ...others] = elements;
  const content = propertyOf(message, 'content');
  if (others.length > 0 || content?.type !== 'ArrayExpression' || content.elements.length !== 1) return false;
  const words = propertyOf(content.elements[0], 'text');
  return (
    words?.type === 'MemberExpression' &&
    nameOf(words.object) === entry.input &&
    nameOf(words.property) === 'input_as_text'
  );
}

const why = 'Stored history: what was said before in the thread is there, files included.';

function replaceAll({ source, chat }: Editing, list: ArrayExpression): void {
  source.replace(rangeOf(list), `await ${chat}.history()`, why);
}

function putBefore(editing: Editing, list: ArrayExpression): void {
  const { source, chat, todo } = editing;
  const [first] = list.elements;
  if (!first) return;
  source.insert(rangeOf(first).start, `...(await ${chat}.history()).slice(0, -1), `, why);
  const message =
    'The message to answer is written here in words of your own, so the stored one is left out for it: files that users attach do not reach the model.';
  todo.push({ line: lineOf(editing, list), message });
}
