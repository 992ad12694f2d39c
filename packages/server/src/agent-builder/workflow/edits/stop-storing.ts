import { nameOf, rangeOf } from '../../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edit.ts';

/** `store: true` has OpenAI keep what its models are asked and say. Conversations are kept by this server now. */
export function stopStoring(editing: Editing): void {
  const { source, keepStore, todo } = editing;
  for (const { key, value } of nodesOf(editing, 'ObjectProperty')) {
    if (nameOf(key) !== 'store' || value.type !== 'BooleanLiteral' || !value.value) continue;
    if (keepStore)
      todo.push({
        line: lineOf(editing, value),
        message: 'OpenAI goes on storing what this agent is asked and says (store: true), as you wanted it.',
      });
    else
      source.replace(
        rangeOf(value),
        'false',
        'OpenAI stores nothing of it any more; with --keep-openai-store it would.',
      );
  }
}
