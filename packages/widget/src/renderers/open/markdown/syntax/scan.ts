import type { Data, Kind } from './out.ts';
import { syntax } from './syntax.ts';
import type { TextLeaf } from './text-leaf.ts';

/** A piece of text. */
export interface Token {
  text: string;
  /** Where it begins in the text. */
  readonly from: number;
  /** How many that are open end before it. */
  closes?: number;
  /** What begins behind it. */
  opens?: { readonly kind: Kind; readonly data?: Data }[];
  /** What the text is in. */
  kind?: Kind | undefined;
  readonly data?: Data | undefined;
  /** A word begins with it. */
  isGap?: boolean;
  /** It is a run of signs that may begin or end emphasis. */
  run?: Run;
}

export interface Run {
  readonly sign: string;
  readonly length: number;
  canOpen: boolean;
  canClose: boolean;
}

export interface Bracket {
  /** The token that it is in. */
  readonly token: Token;
  readonly isPicture: boolean;
  /** There can be no link around a link. */
  isDead: boolean;
  /** Another bracket stands behind it. */
  hasInner: boolean;
}

/** Reads a text for what is in its lines, from left to right. */
export class Scan {
  readonly tokens: Token[] = [];
  /** Brackets that have not been closed. */
  readonly brackets: Bracket[] = [];
  at = 0;
  /** From here on, more text may change what this is. */
  waitsFrom = Infinity;
  /** Where plain words go. */
  #plain: Token | null = null;
  readonly text: string;
  readonly leaf: TextLeaf;

  constructor(text: string, leaf: TextLeaf) {
    this.text = text;
    this.leaf = leaf;
    while (this.at < text.length) {
      const [words] = this.match(syntax.words) ?? [];
      const sign = text.charAt(this.at);
      if (words) this.#words(words);
      else if (!syntax.inlines[sign]?.(this)) this.say(sign);
    }
  }

  #words(words: string): void {
    const space = words.lastIndexOf(' ') + 1;
    this.say(words.slice(0, space));
    if (space) this.gap();
    this.say(words.slice(space));
  }

  /** A word begins here, if more of it is known. */
  gap(): void {
    if (/[^ \n]/.test(this.text.charAt(this.at))) this.push('').isGap = true;
  }

  /** Adds what stands for the next letters of the text, with nothing special about it. */
  say(text: string, length = text.length): void {
    const token = this.#plain ?? this.push('');
    this.#plain = token;
    token.text += text;
    this.at += length;
  }

  push(text: string, data?: Pick<Token, 'data' | 'kind'>): Token {
    const token: Token = { text, from: this.at, ...data };
    this.tokens.push(token);
    this.#plain = null;
    this.at += text.length;
    return token;
  }

  /** Adds something whose content is no markdown, for the next letters of the text. */
  put(kind: Kind, length: number, { text = '', data }: { text?: string; data?: Data } = {}): true {
    const end = this.at + length;
    this.push(text, { kind, data });
    this.at = end;
    return true;
  }

  /** The next letters, if they are like this: a sticky expression. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    return expression.exec(this.text);
  }

  wait(from: number): void {
    this.waitsFrom = Math.min(this.waitsFrom, from);
  }
}
