import type { Data, Kind, Out } from '../syntax/out.ts';
import type { Run, Scan, Token } from '../syntax/scan.ts';
import type { Inline } from '../syntax/syntax.ts';

/** Elements within each other in a line, at most. */
const deepest = 24;

const same = /(.)\1*/y;

/** 0 for white space, 1 for punctuation, 2 for what words are made of. */
function weight(letter: string): number {
  if (/[a-z\d]/i.test(letter)) return 2;
  if (/^\s?$/.test(letter)) return 0;
  return /[\p{P}\p{S}]/u.test(letter) ? 1 : 2;
}

/** Whether signs between two letters lean on the first of them. */
const leans = (near: number, far: number): boolean => near > 1 || (near > 0 && far < 2);

/** The weights of the letters before and behind a place that is so long. */
function around({ text, at }: Scan, length: number): [before: number, after: number] {
  const end = at + length;
  const [before = ''] = /.?$/su.exec(text.slice(Math.max(0, at - 2), at)) ?? [];
  const [after = ''] = /^.?/su.exec(text.slice(end, end + 2)) ?? [];
  return [weight(before), weight(after)];
}

/** Notes a run of `*` or `_`, which may begin or end emphasis. The rules are CommonMark's. */
export const emphasis: Inline = (scan) => {
  const [signs = '', sign = ''] = scan.match(same) ?? [];
  const [before, after] = around(scan, signs.length);
  const left = leans(after, before);
  const right = leans(before, after);
  const isStar = sign === '*';
  scan.push(signs).run = {
    sign,
    length: signs.length,
    canOpen: left && (isStar || !right || before === 1),
    canClose: right && (isStar || !left || after === 1),
  };
  return true;
};

/** Whether the run at the end may belong to the one at the beginning. */
function fits(begin: Run, end: Run): boolean {
  if (begin.sign !== end.sign || !begin.canOpen) return false;
  return (begin.length + end.length) % 3 > 0 || begin.length % 3 === 0 || !(end.canOpen || begin.canClose);
}

/** Finds what belongs together among the runs of the tokens from the given one on. */
export function pairRuns(tokens: readonly Token[], from = 0): void {
  const open: Opening[] = [];
  /** Nothing deeper in `open` fits a run of this kind: it need not be looked for again. */
  const floors = new Map<string, number>();
  for (const token of tokens.slice(from)) {
    const { run } = token;
    if (!run) continue;
    if (run.canClose) closeRun(token, run, { open, floors });
    if (run.canOpen && token.text) open.push({ token, run });
  }
}

interface Opening {
  readonly token: Token;
  readonly run: Run;
}

function closeRun(
  end: Token,
  run: Run,
  { open, floors }: { open: Opening[]; floors: Map<string, number> },
): void {
  const kind = `${run.sign}${run.canOpen}${run.length % 3}`;
  while (end.text) {
    const floor = floors.get(kind) ?? 0;
    const place = open.findLastIndex((begin, index) => index < floor || fits(begin.run, run));
    const begin = open[place];
    if (!begin || place < floor) {
      floors.set(kind, open.length);
      return;
    }
    pair(begin.token, end);
    for (const inner of open.splice(begin.token.text ? place + 1 : place)) inner.run.canOpen = false;
    for (const [other, depth] of floors) floors.set(other, Math.min(depth, open.length));
  }
}

function pair(begin: Token, end: Token): void {
  const isDouble = begin.text.length > 1 && end.text.length > 1;
  const taken = isDouble ? 2 : 1;
  begin.opens = [{ kind: isDouble ? 'strong' : 'em' }, ...(begin.opens ?? [])];
  end.closes = (end.closes ?? 0) + 1;
  begin.text = begin.text.slice(taken);
  end.text = end.text.slice(taken);
}

/** How many tokens there are up to the last word before which more text can change nothing. */
export function settle({ tokens, brackets, waitsFrom }: Scan): number {
  pairRuns(tokens);
  const limit = Math.min(waitsFrom, brackets[0]?.token.from ?? waitsFrom);
  const open = tokens.findIndex(({ from, run, text }) => from > limit || (run?.canOpen && text));
  let depth = 0;
  let sure = 0;
  for (const [place, token] of tokens.slice(0, open < 0 ? undefined : open).entries()) {
    depth += countOf(token);
    if (token.isGap && depth === 0) sure = place;
  }
  return sure;
}

function countOf({ opens = [], closes = 0 }: Token): number {
  return opens.length - closes;
}

export function drawTokens(tokens: readonly Token[], out: Out): void {
  const open = [out];
  const inner = (): Out => open.at(-1) ?? out;
  const add = (kind: Kind, data?: Data): Out => (open.length < deepest ? inner().add(kind, data) : inner());
  for (const { text, closes = 0, opens = [], kind, data } of tokens) {
    open.length -= closes;
    const place = kind ? add(kind, data) : inner();
    if (text) place.write(text);
    for (const begin of opens) open.push(add(begin.kind, begin.data));
  }
}
