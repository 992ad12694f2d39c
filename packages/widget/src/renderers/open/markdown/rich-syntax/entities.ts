import type { Inline } from '../syntax/syntax.ts';
import type { TextLeaf } from '../syntax/text-leaf.ts';

/** Those that are written every day; the rest is loaded with the first of them. */
let names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  copy: '©',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};
const waiting = new Set<TextLeaf>();
let loading: Promise<void> | null = null;

/** Loads the names of all characters, and draws anew what has asked for one. */
export async function loadEntities(): Promise<void> {
  loading ??= load();
  await loading;
}

async function load(): Promise<void> {
  const loaded = await import('character-entities').catch(() => null);
  names = loaded?.characterEntities ?? names;
  for (const leaf of waiting) leaf.drawAnew();
}

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/giy;

/** Makes the letters of `\*`, `&amp;` and `&#42;`. */
export function plainText(text: string, leaf?: TextLeaf): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi,
    (all, escaped: string | undefined) => escaped ?? characterOf(all, leaf) ?? all,
  );
}

function characterOf(written: string, leaf?: TextLeaf): string | undefined {
  reference.lastIndex = 0;
  const [, decimal, hexadecimal, name] = reference.exec(written) ?? [];
  if (name === undefined) return numbered(decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16));
  if (Object.hasOwn(names, name)) return names[name];
  if (leaf && !waiting.has(leaf)) {
    waiting.add(leaf);
    void loadEntities();
  }
  return undefined;
}

function numbered(code: number): string {
  const isCharacter = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return String.fromCodePoint(isCharacter ? code : 0xff_fd);
}

export const entity: Inline = (scan) => {
  const [written] = scan.match(reference) ?? [];
  const character = written && characterOf(written, scan.leaf);
  if (!written || character === undefined) return false;
  scan.say(character, written.length);
  return true;
};
