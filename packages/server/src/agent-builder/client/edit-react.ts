import type { JSXElement, Node, ObjectExpression, VariableDeclarator } from '@babel/types';
import { calledName, nameOf, rangeOf } from '../source/syntax.ts';
import { isHosted } from './is-hosted.ts';
import type { ScriptEditing } from './script-editing.ts';
import { withoutApi } from './without-api.ts';

/** What has to be there for the hook to be left behind. */
interface HookUse {
  readonly options: ObjectExpression;
  readonly declarator: VariableDeclarator;
  readonly element: JSXElement;
}

/** `useChatKit({…})` and `<ChatKit control={control} />` become `<ChatDock options={…} />`. */
export function editReact(editing: ScriptEditing): void {
  const { source, remarks } = editing;
  const found = findUse(editing);
  if ('line' in found) {
    remarks.push(found);
    return;
  }
  const { options, declarator, element } = found;
  for (const { node } of editing.nodes)
    if (node.type === 'ImportDeclaration' && node.source.value === '@openai/chatkit-react')
      source.replace(rangeOf(node), `import { ChatDock } from '@chatdock/widget/react';`, 'The component');
  const [whole, inner] = [rangeOf(declarator), rangeOf(options)];
  source.replace({ start: whole.start, end: inner.start }, 'chatOptions = ', 'Options are a property');
  source.drop({ start: inner.end, end: whole.end });
  withoutApi(editing, options);
  editTag(editing, element);
}

function editTag({ source, server }: ScriptEditing, { openingElement, closingElement }: JSXElement): void {
  const name = rangeOf(openingElement.name);
  source.replace(name, `ChatDock api="${server}"`, 'The component');
  for (const attribute of openingElement.attributes)
    if (isControl(attribute))
      source.replace(rangeOf(attribute), 'options={chatOptions}', 'Options are a property');
  if (closingElement) source.replace(rangeOf(closingElement.name), 'ChatDock', 'The component');
}

function isControl(attribute: Node): boolean {
  return attribute.type === 'JSXAttribute' && attribute.name.name === 'control';
}

/** Why a file stays as it is. */
interface Stay {
  readonly line: number;
  readonly message: string;
}

/** The one use of the hook that can be followed, or why there is none. */
function findUse({ nodes, source }: ScriptEditing): HookUse | Stay {
  const elements = nodes.flatMap(({ node }) => (node.type === 'JSXElement' && isChatKit(node) ? [node] : []));
  const hooks = nodes.flatMap(({ node }) =>
    node.type === 'VariableDeclarator' && calledName(node.init) === 'useChatKit' ? [node] : [],
  );
  const stays = (node: Node | undefined, why: string): Stay => ({
    line: source.lineAt(node ? rangeOf(node).start : 0),
    message: `${why}, so this file stays as it is. It can go on with @openai/chatkit-react on @chatdock/widget/openai-chatkit, or use <ChatDock> of @chatdock/widget/react: see the widget’s README.`,
  });
  const [[declarator, ...moreHooks], [element, ...moreElements]] = [hooks, elements];
  if (!declarator || !element || moreHooks.length + moreElements.length > 0)
    return stays(declarator ?? element, 'The hook and <ChatKit> are not once each in one file');
  const options = declarator.init?.type === 'CallExpression' ? declarator.init.arguments[0] : undefined;
  if (options?.type !== 'ObjectExpression') return stays(declarator, 'The options are not written out here');
  const [node, why] = obstacle(declarator, options);
  return why === undefined ? { options, declarator, element } : stays(node, why);
}

/** What of the hook cannot be done by the component alone. */
function obstacle(declarator: VariableDeclarator, options: ObjectExpression): [Node, string | undefined] {
  if (!isHosted(options)) return [options, 'Its session does not come from getClientSecret'];
  const handler = options.properties.find(
    (property) => 'key' in property && /^on[A-Z]/u.test(nameOf(property.key) ?? ''),
  );
  if (handler) return [handler, 'The hook is given handlers, which <ChatDock> has as properties'];
  return [declarator, isControlOnly(declarator) ? undefined : 'More of the hook is used than its control'];
}

function isChatKit({ openingElement: { name, attributes } }: JSXElement): boolean {
  return name.type === 'JSXIdentifier' && name.name === 'ChatKit' && attributes.some(isControl);
}

/** `const { control } = …` */
function isControlOnly({ id }: VariableDeclarator): boolean {
  if (id.type !== 'ObjectPattern' || id.properties.length !== 1) return false;
  const [property] = id.properties;
  return (
    property?.type === 'ObjectProperty' &&
    nameOf(property.key) === 'control' &&
    nameOf(property.value) === 'control'
  );
}
