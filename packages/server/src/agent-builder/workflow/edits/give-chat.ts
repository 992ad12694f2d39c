import { rangeOf } from '../../source/syntax.ts';
import type { Editing } from './edit.ts';

/** The entry function gets the chat that it answers in. */
export function giveChat({ source, exported: { entry, file }, chat }: Editing): void {
  const [input] = entry.node.params;
  if (input) {
    const { end } = rangeOf(input);
    source.insert(end, `, ${chat}: WorkflowChat`, 'The workflow is told which chat it answers in.');
  }
  const last = file.program.body.at(-1);
  const end = last ? rangeOf(last).end : 0;
  const respond = `\n\n// Answers messages in Chatdock: chatdock({ respond }).\nexport const respond = agentWorkflow(${entry.name});`;
  source.insert(end, respond, 'What chatdock() takes.');
}
