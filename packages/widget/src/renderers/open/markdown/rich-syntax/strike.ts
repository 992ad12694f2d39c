import { pairRuns } from './emphasis.ts';
import type { Scan } from '../syntax/scan.ts';
import type { Inline } from '../syntax/syntax.ts';

/** `~~deleted~~`, or `~deleted~`. */
export const strike: Inline = (scan) => {
  const [signs = ''] = scan.match(/~+/y) ?? [];
  const { text, at } = scan;
  const isMark = signs.length < 3;
  if (isMark && /\S/.test(text.charAt(at - 1)) && close(scan, signs)) return true;
  const canOpen = isMark && /\S/.test(text.charAt(at + signs.length));
  scan.push(signs).run = { sign: '~', length: signs.length, canOpen, canClose: false };
  return true;
};

function close(scan: Scan, signs: string): boolean {
  const { tokens } = scan;
  const place = tokens.findLastIndex(({ run, text }) => run?.canOpen && text === signs);
  const begin = tokens[place];
  if (!begin) return false;
  pairRuns(tokens, place + 1);
  for (const { run } of tokens.slice(place)) if (run) run.canOpen = run.canClose = false;
  begin.text = '';
  begin.opens = [{ kind: 's' }];
  scan.push('').closes = 1;
  scan.at += signs.length;
  return true;
}
