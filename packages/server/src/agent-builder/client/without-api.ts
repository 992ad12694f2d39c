import type { ObjectExpression } from '@babel/types';
import { nameOf, rangeOf } from '../source/syntax.ts';
import type { ScriptEditing } from './script-editing.ts';

/** Takes `api` out of options: the chat asks its own server for its session. */
export function withoutApi(
  { source, remarks }: Pick<ScriptEditing, 'source' | 'remarks'>,
  options: ObjectExpression,
): void {
  const { properties } = options;
  const at = properties.findIndex(
    (property) => property.type === 'ObjectProperty' && nameOf(property.key) === 'api',
  );
  const api = properties[at];
  if (!api) return;
  const [next, previous] = [properties[at + 1], properties[at - 1]];
  const { start, end } = rangeOf(api);
  const code = source.textOf({ start, end });
  const whole = rangeOf(options);
  if (next) source.remove({ start, end: rangeOf(next).start }, 'Sessions are the chat’s own');
  else if (previous) source.remove({ start: rangeOf(previous).end, end }, 'Sessions are the chat’s own');
  else source.replace(whole, '{}', 'Sessions are the chat’s own');
  if (/authorization|bearer|token/iu.test(code))
    remarks.push({
      line: source.lineAt(start),
      message:
        'The session was asked for with a token. Give <chat-dock> the address that answers with your user’s JWT (token-url), or a function (getToken); with a cookie nothing is needed.',
    });
}
