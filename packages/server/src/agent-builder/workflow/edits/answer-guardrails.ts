import { nameOf, nodesIn, rangeOf } from '../../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edit.ts';

/** What users are told when a guardrail has hit; to be changed in the file. */
const words = "'This assistant does not answer that.'";

/** A hit of a guardrail is answered in words, where the export returned its findings. */
export function answerGuardrails(editing: Editing): void {
  const { source, chat, todo } = editing;
  for (const { test, consequent } of nodesOf(editing, 'IfStatement', 'entry')) {
    if (!/has_?tripwire/iu.test(nameOf(test) ?? '')) continue;
    for (const { node } of nodesIn(consequent)) {
      if (node.type !== 'ReturnStatement' || !node.argument) continue;
      const { argument } = node;
      if (!/guardrail.*output/iu.test(nameOf(argument) ?? '')) continue;
      source.replace(
        rangeOf(argument),
        `await ${chat}.refuse(${words})`,
        'A guardrail’s hit is answered in words; whatever the answer has shown is taken back.',
      );
    }
  }
  const masks = nodesOf(editing, 'StringLiteral').find(({ value }) => value === 'Contains PII');
  if (masks)
    todo.push({
      line: lineOf(editing, masks),
      message:
        'Personal data is masked in what agents are given, as before. What users write is stored as they write it, and shown to them.',
    });
}
