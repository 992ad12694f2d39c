import type { Node, ObjectExpression } from '@babel/types';
import { calledName, nameOf, nodesIn, propertyOf, rangeOf } from '../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edits/edit.ts';

/** What the code leaves to be done, and nobody but its owner can do. */
export function remarks(editing: Editing): void {
  for (const call of nodesOf(editing, 'CallExpression')) {
    const [options] = call.arguments;
    if (calledName(call) === 'tool') unfinishedTool(editing, options);
    if (calledName(call) === 'hostedMcpTool' && options?.type === 'ObjectExpression')
      hostedTool(editing, options);
  }
  for (const agent of nodesOf(editing, 'NewExpression'))
    if (nameOf(agent.callee) === 'Agent') dataAgent(editing, agent.arguments[0]);
  otherInput(editing);
}

function unfinishedTool(editing: Editing, options: Node | undefined): void {
  const execute = propertyOf(options, 'execute');
  const isDone =
    execute !== undefined && [...nodesIn(execute)].some(({ node }) => node.type === 'ReturnStatement');
  if (
    !execute ||
    isDone ||
    (execute.type === 'ArrowFunctionExpression' && execute.body.type !== 'BlockStatement')
  )
    return;
  const name = nameOf(propertyOf(options, 'name')) ?? 'a tool';
  editing.todo.push({
    line: lineOf(editing, execute),
    message: `The function of the tool ${name} does nothing yet: write it. Until then the model gets no answer from it.`,
  });
}

function hostedTool(editing: Editing, options: ObjectExpression): void {
  const label = nameOf(propertyOf(options, 'serverLabel')) ?? 'an MCP server';
  const approval = propertyOf(options, 'requireApproval');
  if (nameOf(approval) === 'never' && approval)
    editing.todo.push({
      line: lineOf(editing, approval),
      message: `The tools of ${label} are used without asking anybody (requireApproval: "never"). With "always", the user is asked each time.`,
    });
  const secret = propertyOf(options, 'authorization');
  if (secret?.type === 'StringLiteral' && !/redacted/iu.test(secret.value))
    editing.todo.push({
      line: lineOf(editing, secret),
      message: `The key for ${label} stands in the code: give it by a variable of the environment, and get a new one.`,
    });
  else if (secret || propertyOf(options, 'connectorId'))
    editing.todo.push({
      line: lineOf(editing, options),
      message: `${label} needs its authorization, which exports leave out: a token of the account that is to be used.`,
    });
}

/** Agents with a schema answer in data, which no user should see as it is. */
function dataAgent(editing: Editing, options: Node | undefined): void {
  const schema = propertyOf(options, 'outputType');
  if (!schema) return;
  const name = nameOf(propertyOf(options, 'name')) ?? 'An agent';
  const { chat } = editing;
  editing.todo.push({
    line: lineOf(editing, schema),
    message: `“${name}” answers in data (${editing.source.textOf(rangeOf(schema)).slice(0, 60)}), which goes to the workflow and is not shown. Where it is the answer, it is shown as a plain card; if it filled a widget in Agent Builder, which exports leave out, show that with ${chat}.showWidget(…).`,
  });
}

/** Whatever a workflow was given besides the words, such as state variables of the session. */
function otherInput(editing: Editing): void {
  const { input } = editing.exported.entry;
  for (const node of nodesOf(editing, 'MemberExpression', 'entry')) {
    const name = nameOf(node.property);
    if (nameOf(node.object) !== input || name === 'input_as_text' || name === undefined) continue;
    const message = `${input}.${name} is given by nobody: a workflow gets input_as_text. Take it from ${editing.chat}.turn (owner, metadata, message), or keep it in the state.`;
    editing.unclear.push({ line: lineOf(editing, node), message });
  }
}
