import { plainText } from './entities.ts';
import { type Target, setTarget } from './facts.ts';
import { withoutMarks } from './marks.ts';
import type { TextLeaf } from '../syntax/text-leaf.ts';

const bracketed = /<((?:[^<>\n\\]|\\.)*)>/y;
const titled = /[ \t\n]+(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|\(((?:[^()\\]|\\[^])*)\))/y;
const label = /\[((?:[^\\[\]]|\\[^]){1,999})\]/y;
const brackets: Readonly<Record<string, number>> = { '(': 1, ')': -1 };
/** Brackets within brackets in an address, at most. */
const deepest = 32;

export interface Read<Found> {
  readonly found: Found;
  /** Where it ends. */
  readonly end: number;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** `[label]`. */
export function readLabel(text: string, at: number): Read<string> | null {
  const found = matchAt(label, text, at)?.[1];
  return found?.trim() ? { found, end: label.lastIndex } : null;
}

/** An address, as it is written: `<address>` or `address`. */
function readAddress(text: string, at: number): Read<string> | null {
  if (text.charAt(at) === '<') {
    const [, found] = matchAt(bracketed, text, at) ?? [];
    return found === undefined ? null : { found, end: bracketed.lastIndex };
  }
  const end = endOfAddress(text, at);
  return end === null ? null : { found: text.slice(at, end), end };
}

/** No white space, and no sign that is not seen. */
const isPart = (letter: string): boolean => letter > ' ' && letter !== '\u007F';

/** Where an address without brackets around it ends: brackets in it are in pairs. */
function endOfAddress(text: string, at: number): number | null {
  let depth = 0;
  let end = at;
  for (; end < text.length && isPart(text.charAt(end)); end += 1) {
    const letter = text.charAt(end);
    if (letter === ')' && depth === 0) break;
    if (letter === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(end + 1))) end += 1;
    depth += brackets[letter] ?? 0;
    if (depth > deepest) return null;
  }
  return depth === 0 ? Math.min(end, text.length) : null;
}

function readTitle(text: string, at: number): Read<string | undefined> {
  const [, double, single, round] = matchAt(titled, text, at) ?? [];
  const found = double ?? single ?? round;
  return { found, end: found === undefined ? at : titled.lastIndex };
}

const skip = (text: string, at: number): number => matchAt(/[ \t\n]*/y, text, at)?.[0].length ?? 0;

/** `(address "title")`, behind the words of a link. */
export function readInlineTarget(text: string, at: number, leaf: TextLeaf): Read<Target> | null {
  if (text.charAt(at) !== '(') return null;
  const begin = at + 1 + skip(text, at + 1);
  const address = readAddress(text, begin);
  if (!address) return null;
  const title = readTitle(text, address.end);
  const end = title.end + skip(text, title.end);
  if (text.charAt(end) !== ')') return null;
  return { found: targetFrom(address.found, title.found, leaf), end: end + 1 };
}

function targetFrom(address: string, title: string | undefined, leaf: TextLeaf): Target {
  return {
    target: withoutMarks(plainText(address, leaf)),
    ...(title !== undefined && { title: plainText(title, leaf) }),
  };
}

/** How much of the beginning of a paragraph says what other places mean. What has ended is taken down. */
export function readDefinitions(leaf: TextLeaf): number {
  const { text } = leaf;
  let end = 0;
  while (text.charAt(end) === '[') {
    const read = readDefinition(text, end, leaf);
    if (!read) break;
    if (leaf.hasEnded) setTarget(leaf.blocks, read.found.label, read.found.target);
    end = read.end;
  }
  return end;
}

function readDefinition(
  text: string,
  at: number,
  leaf: TextLeaf,
): Read<{ label: string; target: Target }> | null {
  const name = readLabel(text, at);
  if (!name || text.charAt(name.end) !== ':') return null;
  const begin = name.end + 1 + skip(text, name.end + 1);
  const address = readAddress(text, begin);
  if (!address || address.end === begin) return null;
  const title = readTitle(text, address.end);
  for (const { found, end } of [title, { found: undefined, end: address.end }]) {
    const [rest] = matchAt(/[ \t]*(?:\n|$)/y, text, end) ?? [];
    if (rest !== undefined)
      return {
        found: { label: name.found, target: targetFrom(address.found, found, leaf) },
        end: end + rest.length,
      };
  }
  return null;
}
