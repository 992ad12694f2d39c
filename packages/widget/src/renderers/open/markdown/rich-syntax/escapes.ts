import type { Inline } from '../syntax/syntax.ts';

/** `\*` is a star; a backslash at the end of a line ends it for the reader too. */
export const escape: Inline = (scan) => {
  const next = scan.text.charAt(scan.at + 1);
  if (next === '\n') return scan.put('br', 2);
  if (!/[!-/:-@[-`{-~]/.test(next)) return false;
  scan.say(next, 2);
  return true;
};
