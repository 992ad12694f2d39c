import { Blocks } from '../../src/renderers/open/markdown/syntax/blocks.ts';
import type { Data, Out } from '../../src/renderers/open/markdown/syntax/out.ts';
import { loadEntities } from '../../src/renderers/open/markdown/rich-syntax/entities.ts';
import { addRichSyntax } from '../../src/renderers/open/markdown/rich-syntax/rich-syntax.ts';

/** What the parser draws, as a tree instead of a page. */
export class Tree implements Out {
  readonly kind: string;
  readonly data: Data;
  readonly children: (Tree | string)[] = [];
  isLoose = false;
  readonly #parent: Tree | null;

  constructor(kind = '', data: Data = {}, parent: Tree | null = null) {
    this.kind = kind;
    this.data = data;
    this.#parent = parent;
  }

  add(kind: string, data: Data = {}): Tree {
    const child = new Tree(kind, data, this);
    this.children.push(child);
    return child;
  }

  write(text: string): void {
    const last = this.children.at(-1);
    if (typeof last === 'string') this.children[this.children.length - 1] = last + text;
    else this.children.push(text);
  }

  mark(): () => void {
    const { length } = this.children;
    const last = this.children.slice(-1);
    return () => {
      this.children.splice(Math.max(0, length - 1), Infinity, ...last);
    };
  }

  remove(): void {
    const siblings = this.#parent?.children ?? [];
    siblings.splice(siblings.indexOf(this), 1);
  }

  loosen(): void {
    this.isLoose = true;
  }
}

/** Has all of markdown ready, the names of all characters included. */
export async function prepareMarkdown(): Promise<void> {
  addRichSyntax();
  await loadEntities();
}

/** Reads a text that comes in these pieces. */
export function readMarkdown(pieces: readonly string[]): Tree {
  const root = new Tree();
  const blocks = new Blocks(root);
  for (const piece of pieces) blocks.write(piece);
  blocks.end();
  return root;
}
