import type { Node } from '@babel/types';
import { nameOf, propertyOf } from '../source/syntax.ts';

/** Whether the session comes from a function of the page. */
export function isHosted(options: Node): boolean {
  const api = propertyOf(options, 'api');
  return (
    api?.type === 'ObjectExpression' &&
    api.properties.some((property) => 'key' in property && nameOf(property.key) === 'getClientSecret')
  );
}
