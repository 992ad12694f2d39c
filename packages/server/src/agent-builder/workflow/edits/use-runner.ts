import type { NewExpression } from '@babel/types';
import { nameOf, rangeOf } from '../../source/syntax.ts';
import { lineOf, nodesOf, type Editing } from './edit.ts';

/** Agents are run by the chat: what they say streams, and the trace id of Agent Builder is gone. */
export function useRunner(editing: Editing): void {
  const { source, chat } = editing;
  for (const made of nodesOf(editing, 'NewExpression', 'entry')) {
    if (nameOf(made.callee) !== 'Runner') continue;
    const why = 'What agents say streams; the trace id, which nothing knows any more, is gone.';
    source.replace(rangeOf(made), `${chat}.runner`, why);
    for (const name of optionsOf(made)) {
      if (name === 'traceMetadata') continue;
      const message = `The runner had the option ${name}, which is gone: give it to the agents, or to their runs.`;
      editing.todo.push({ line: lineOf(editing, made), message });
    }
  }
}

function optionsOf({ arguments: [options] }: NewExpression): string[] {
  if (options?.type !== 'ObjectExpression') return options ? ['(not written out)'] : [];
  return options.properties.map((property) =>
    property.type === 'SpreadElement' ? '(not written out)' : (nameOf(property.key) ?? '(computed)'),
  );
}
