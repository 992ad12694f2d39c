import type { ArrowFunctionExpression, CallExpression, Node } from '@babel/types';
import { calledName, rangeOf, type Range } from '../../source/syntax.ts';
import { nodesOf, type Editing } from './edit.ts';

const why = 'Traces would send what is said to OpenAI; turn on tracing in chatdock() where you want that.';

/** Takes `withTrace` away, and leaves what was inside. */
export function unwrapTrace(editing: Editing): void {
  for (const call of nodesOf(editing, 'CallExpression', 'entry')) {
    if (calledName(call) !== 'withTrace') continue;
    const [, inside] = call.arguments;
    const body = inside?.type === 'ArrowFunctionExpression' ? inside : undefined;
    const statement = nodesOf(editing, 'ReturnStatement', 'entry').find(({ argument }) =>
      isCall(argument, call),
    );
    if (body && statement && body.body.type === 'BlockStatement') unwrap(editing, statement, body);
    else callAtOnce(editing, call);
  }
}

/** `return await withTrace(…)` or `return withTrace(…)`. */
function isCall(argument: Node | null | undefined, call: CallExpression): boolean {
  return argument === call || (argument?.type === 'AwaitExpression' && argument.argument === call);
}

/** Its statements stand where it stood, as far to the left. */
function unwrap(editing: Editing, statement: Node, { body }: ArrowFunctionExpression): void {
  const { source } = editing;
  const [outer, inner] = [rangeOf(statement), rangeOf(body)];
  if (body.type !== 'BlockStatement') return;
  const [first, last] = [body.body[0], body.body.at(-1)];
  if (!first || !last) return;
  const [from, to] = [rangeOf(first).start, rangeOf(last).end];
  source.drop({ start: outer.start, end: from });
  source.drop({ start: to, end: outer.end });
  const head = { start: outer.start, end: inner.start + 1 };
  source.note(head, '', why);
  const indent = columnOf(source.before, from) - columnOf(source.before, outer.start);
  if (indent > 0) moveLeft(editing, { start: from, end: to }, indent);
}

function columnOf(text: string, place: number): number {
  return place - (text.lastIndexOf('\n', place - 1) + 1);
}

/** Takes white space off the beginnings of lines, but not inside of texts that span them. */
function moveLeft(editing: Editing, { start, end }: Range, columns: number): void {
  const { source } = editing;
  const texts = nodesOf(editing, 'TemplateLiteral').map(rangeOf);
  for (const { index } of source.before.slice(start, end).matchAll(/\n/gu)) {
    const at = start + index + 1;
    if (texts.some((text) => text.start < at && at <= text.end)) continue;
    const white = /^[ \t]*/u.exec(source.before.slice(at, end))?.[0].length ?? 0;
    source.drop({ start: at, end: at + Math.min(white, columns) });
  }
}

/** `withTrace("name", f)` becomes `(f)()`. */
function callAtOnce({ source }: Editing, call: CallExpression): void {
  const [, inside] = call.arguments;
  if (!inside) return;
  const [outer, inner] = [rangeOf(call), rangeOf(inside)];
  source.replace({ start: outer.start, end: inner.start }, '(', why);
  source.replace({ start: inner.end, end: outer.end }, ')()', why);
}
