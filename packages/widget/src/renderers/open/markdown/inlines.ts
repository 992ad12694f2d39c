import {
  CODE_INLINE,
  ITALIC_AST,
  ITALIC_UND,
  STRIKE,
  STRONG_AST,
  STRONG_UND,
  type Token,
} from 'streaming-markdown';
import { type BeginSpan, append, appendText, unwrap } from './span.ts';

/** Emphasis that its mark did not close was none: the mark is text. */
const emphasis =
  (tag: 'em' | 'strong' | 's', mark: string): BeginSpan =>
  ({ parent }) => {
    const node = append(parent, tag);
    return {
      node,
      end: (closing) => {
        if (!closing.startsWith(mark.charAt(0))) unwrap(node, mark, '');
      },
    };
  };

/** `snake_case` has no emphasis in it: a low line after a letter or a digit is text. */
const underscored =
  (mark: '_' | '__', begin: BeginSpan): BeginSpan =>
  (surroundings) => {
    const { parent } = surroundings;
    const { lastChild } = parent;
    if (!(lastChild instanceof Text && /[\p{L}\p{N}]$/u.test(lastChild.data.slice(-2))))
      return begin(surroundings);
    appendText(parent, mark);
    return {
      node: parent,
      end: (closing) => {
        if (closing.startsWith('_')) appendText(parent, mark);
      },
    };
  };

const code: BeginSpan = ({ parent }) => {
  const node = append(parent, 'code', 'inline-code');
  return {
    node,
    end: (closing) => {
      if (!/^ ?`*$/.test(closing)) unwrap(node, '`', '');
    },
  };
};

export const inlines: readonly (readonly [Token, BeginSpan])[] = [
  [ITALIC_AST, emphasis('em', '*')],
  [ITALIC_UND, underscored('_', emphasis('em', '_'))],
  [STRONG_AST, emphasis('strong', '**')],
  [STRONG_UND, underscored('__', emphasis('strong', '__'))],
  [STRIKE, emphasis('s', '~~')],
  [CODE_INLINE, code],
];
