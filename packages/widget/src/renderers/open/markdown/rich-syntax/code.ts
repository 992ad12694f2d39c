import type { Data, Out, Verbatim } from '../syntax/out.ts';
import type { Blocks } from '../syntax/blocks.ts';
import type { BlockStart, Leaf } from '../syntax/syntax.ts';
import { plainText } from './entities.ts';
import { withoutMarks } from './marks.ts';

/** Letters of lines that are drawn in one, about. */
const longest = 1500;

/** Text that is shown letter by letter. */
abstract class Code implements Leaf {
  readonly isVerbatim = true;
  readonly #out: Out;
  readonly #verbatim: Verbatim = {};
  /** Where the next lines go, and how much is there already. */
  #part: Out;
  #length = 0;
  #new = '';
  #isInLine = false;

  constructor(blocks: Blocks, kind: string, data: Data) {
    this.#out = blocks.place().add(kind, { ...data, verbatim: this.#verbatim });
    this.#part = this.#out;
    blocks.leaf = this;
  }

  abstract takes(blocks: Blocks): boolean;

  /** A line has begun. */
  protected begin(text: string): void {
    this.#isInLine = true;
    this.#new += text;
  }

  append(text: string): void {
    if (this.#isInLine) this.#new += text;
    if (text === '\n') this.#isInLine = false;
  }

  draw(): void {
    let text = withoutMarks(this.#new);
    this.#new = '';
    while (text) {
      const end = text.indexOf('\n', Math.max(0, longest - this.#length)) + 1 || text.length;
      if (this.#length === 0) this.#part = this.#out.add('part');
      this.#part.write(text.slice(0, end));
      this.#length += end;
      if (this.#length > longest && text.charAt(end - 1) === '\n') this.#length = 0;
      text = text.slice(end);
    }
  }

  end(): void {
    // The text may have ended within a line.
    this.append('\n');
    this.draw();
    this.#verbatim.onEnd?.();
  }
}

interface Fencing {
  readonly kind: string;
  readonly data: Data;
  /** The line that ends it. */
  readonly end: RegExp;
  readonly indent: number;
}

export class Fence extends Code {
  readonly isFenced = true;
  readonly #end: RegExp;
  readonly #indent: number;

  constructor(blocks: Blocks, { kind, data, end, indent }: Fencing) {
    super(blocks, kind, data);
    this.#end = end;
    this.#indent = indent;
  }

  takes(blocks: Blocks): boolean {
    const indent = blocks.indent;
    if (indent < 4 && this.#end.test(blocks.rest.trim())) blocks.closeTo(blocks.depth);
    else {
      blocks.take(Math.min(indent, this.#indent));
      this.begin(blocks.rest);
    }
    return true;
  }
}

export const fence: BlockStart = (blocks, indent) => {
  const [, signs = '', info = ''] = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(blocks.rest) ?? [];
  if (!signs) return undefined;
  const end = new RegExp(`^${signs.charAt(0)}{${signs.length},}$`);
  return new Fence(blocks, { kind: 'pre', data: { info: plainText(info.trim()) }, end, indent }).isVerbatim;
};

class Indented extends Code {
  #blank = '';

  takes(blocks: Blocks): boolean {
    const { isBlank } = blocks;
    const indent = blocks.indent;
    if (indent < 4 && !isBlank) return false;
    blocks.take(Math.min(indent, 4));
    if (isBlank) this.#blank += `${blocks.rest}\n`;
    else {
      this.begin(this.#blank + blocks.rest);
      this.#blank = '';
    }
    return true;
  }
}

/** Blank lines before the code, and behind it, are none of it. */
export function indented(blocks: Blocks): boolean {
  return new Indented(blocks, 'pre', { info: '' }).takes(blocks);
}
