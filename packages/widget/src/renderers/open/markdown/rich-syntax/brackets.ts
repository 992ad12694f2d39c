import { pairRuns } from './emphasis.ts';
import type { Bracket, Scan, Token } from '../syntax/scan.ts';
import type { Data, Kind } from '../syntax/out.ts';
import type { Inline } from '../syntax/syntax.ts';
import { type Target, noteOf, targetOf } from './facts.ts';
import { type Read, readInlineTarget, readLabel } from './targets.ts';

function open(scan: Scan, sign: string): true {
  const last = scan.brackets.at(-1);
  if (last) last.hasInner = true;
  scan.brackets.push({ token: scan.push(sign), isPicture: sign === '![', isDead: false, hasInner: false });
  return true;
}

const bracket: Inline = (scan) => open(scan, '[');

const picture: Inline = (scan) => scan.text.charAt(scan.at + 1) === '[' && open(scan, '![');

/** Ends a link, a picture or a note's number, if that is what it is. */
const closing: Inline = (scan) => {
  const opening = scan.brackets.pop();
  if (!opening) return false;
  if (!opening.isDead && (makeNote(scan, opening) || makeLink(scan, opening))) return true;
  // What follows may still make it one, or take this bracket for something else.
  const mayGoOn = /^[([]?$/.test(scan.text.charAt(scan.at + 1));
  if (mayGoOn || scan.waitsFrom < scan.at) scan.wait(opening.token.from);
  return false;
};

function wordsIn({ text, at }: Scan, { token }: Bracket): string {
  return text.slice(token.from + token.text.length, at);
}

function makeNote(scan: Scan, opening: Bracket): boolean {
  const words = wordsIn(scan, opening);
  if (opening.isPicture || !/^\^[^\s[\]]{1,99}$/.test(words)) return false;
  const number = noteOf(words.slice(1), scan.leaf);
  if (number === undefined) return false;
  return putInstead(scan, scan.tokens.indexOf(opening.token), {
    kind: 'ref',
    end: scan.at + 1,
    data: { number },
  });
}

/** Where the link leads, and where its text ends. */
function findTarget(scan: Scan, opening: Bracket): Read<Target> | null {
  const { text, at, leaf } = scan;
  const inline = readInlineTarget(text, at + 1, leaf);
  const label = inline ? null : (readLabel(text, at + 1) ?? ownLabel(scan, opening));
  if (!label) return inline;
  const found = targetOf(label.found, leaf);
  return found ? { found, end: label.end } : null;
}

/** The words are what the link is called by. */
function ownLabel(scan: Scan, opening: Bracket): Read<string> | null {
  const words = wordsIn(scan, opening);
  if (opening.hasInner || words.length > 999 || !words.trim()) return null;
  return { found: words, end: scan.at + (scan.text.startsWith('[]', scan.at + 1) ? 3 : 1) };
}

function makeLink(scan: Scan, opening: Bracket): boolean {
  const read = findTarget(scan, opening);
  if (!read) return false;
  const { tokens } = scan;
  const place = tokens.indexOf(opening.token);
  pairRuns(tokens, place + 1);
  if (opening.isPicture) drawPicture(scan, place, read);
  else drawLink(scan, place, read);
  return true;
}

function drawPicture(scan: Scan, place: number, { found: { target, title }, end }: Read<Target>): void {
  const alt = scan.tokens
    .slice(place + 1)
    .map(wording)
    .join('');
  putInstead(scan, place, { kind: 'img', end, data: { target, title, alt } });
}

/** Something that stands for all tokens from `place` on, and for the text up to `end`. */
function putInstead(
  scan: Scan,
  place: number,
  { kind, end, data }: { kind: Kind; end: number; data: Data },
): true {
  scan.at = scan.tokens[place]?.from ?? scan.at;
  scan.tokens.length = place;
  return scan.put(kind, end - scan.at, { data });
}

function drawLink(scan: Scan, place: number, { found: { target, title }, end }: Read<Target>): void {
  const [token, ...inner] = scan.tokens.slice(place);
  for (const each of inner) {
    if (each.run) each.run.canOpen = each.run.canClose = false;
    // There is no link in a link.
    if (each.data?.isBare) each.kind = undefined;
  }
  for (const other of scan.brackets) other.isDead ||= !other.isPicture;
  if (token) token.text = '';
  if (token) token.opens = [{ kind: 'a', data: { target, title } }];
  scan.push('').closes = 1;
  scan.at = end;
}

const wording = ({ text, data }: Token): string => `${text}${data?.alt ?? ''}`;

export const brackets: Readonly<Record<string, Inline>> = { '[': bracket, '!': picture, ']': closing };
