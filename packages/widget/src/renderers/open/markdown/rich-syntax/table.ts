import type { Out } from '../syntax/out.ts';
import type { Blocks } from '../syntax/blocks.ts';
import type { BlockStart, Leaf } from '../syntax/syntax.ts';
import { TextLeaf } from '../syntax/text-leaf.ts';

/** Cells that are not written are filled up to here: wide tables of short lines must not grow out of hand. */
const mostFilled = 64;
const delimiters = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignOf(delimiter: string): string | undefined {
  if (delimiter.endsWith(':')) return delimiter.startsWith(':') ? 'center' : 'right';
  return delimiter.startsWith(':') ? 'left' : undefined;
}

class Table implements Leaf {
  readonly isByLine = true;
  readonly #blocks: Blocks;
  readonly #out: Out;
  readonly #aligns: readonly (string | undefined)[];

  constructor(blocks: Blocks, aligns: readonly (string | undefined)[]) {
    this.#blocks = blocks;
    this.#out = blocks.place().add('table');
    this.#aligns = aligns;
  }

  takes({ rest }: Blocks): boolean {
    this.row('td', cellsOf(rest));
    return true;
  }

  row(kind: 'td' | 'th', cells: readonly string[]): void {
    const row = this.#out.add('tr', { isHead: kind === 'th' });
    for (const [column, align] of this.#aligns.entries()) {
      const text = cells[column];
      if (text === undefined && column >= mostFilled) break;
      const cell = new TextLeaf(this.#blocks, row, { kind, data: { align } });
      cell.append(text ?? '');
      cell.end();
    }
  }

  append(): void {}

  draw(): void {}

  end(): void {}
}

/** The line below a line of names, of as many columns. */
export const table: BlockStart = (blocks) => {
  const { above: paragraph, rest } = blocks;
  if (!paragraph || !delimiters.test(rest)) return undefined;
  const lines = paragraph.text.trimEnd().split('\n');
  const names = lines.at(-1) ?? '';
  const [columns, cells] = [cellsOf(rest), cellsOf(names)];
  if (!(rest + names).includes('|') || columns.length !== cells.length) return undefined;
  paragraph.text = lines.slice(0, -1).join('\n');
  paragraph.reset();
  const leaf = new Table(blocks, columns.map(alignOf));
  leaf.row('th', cells);
  blocks.leaf = leaf;
  return true;
};
