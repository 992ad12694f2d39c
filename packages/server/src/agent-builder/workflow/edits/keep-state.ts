import { nameOf, rangeOf } from '../../source/syntax.ts';
import { nodesOf, type Editing } from './edit.ts';

/** The state of the workflow is kept with its thread. */
export function keepState({ source, chat, ...editing }: Editing): void {
  for (const { id, init } of nodesOf({ source, chat, ...editing }, 'VariableDeclarator', 'entry')) {
    if (nameOf(id) !== 'state' || init?.type !== 'ObjectExpression' || init.properties.length === 0) continue;
    source.wrap(rangeOf(init), [`${chat}.state(`, ')'], 'State is kept for each thread.');
  }
}
