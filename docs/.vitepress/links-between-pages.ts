import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { pageOf } from './pages.ts';

/**
 * Links in Markdown go from file to file, so that they work wherever the files are read. Here they become links from page to page;
 * one to a file that is no page, such as a source, becomes the words alone, with the path to hover over.
 */
export function linksBetweenPages(md: MarkdownRenderer): void {
  md.core.ruler.push('links-between-pages', ({ tokens, env }) => {
    const from: string = posix.dirname(pathInRepository(env));
    for (const token of tokens) {
      const opened: boolean[] = [];
      for (const part of token.children ?? []) {
        if (part.type === 'link_open') opened.push(lead(part, from));
        else if (part.type === 'link_close' && opened.pop() === false) part.tag = 'span';
      }
    }
  });
}

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/** Gives a link its page; `false` when there is none. */
function lead(link: Token, from: string): boolean {
  const [, path = '', anchor = ''] = /^([^#]*)(#.*)?$/u.exec(link.attrGet('href') ?? '') ?? [];
  if (path === '' || /^[a-z]+:/u.test(path)) return true;
  const file = posix.join(from, decodeURI(path));
  const page = pageOf(file);
  if (page !== undefined) {
    link.attrSet('href', page + anchor);
    return true;
  }
  link.tag = 'span';
  link.attrs = [
    ['class', 'file'],
    ['title', file],
  ];
  return false;
}

/** VitePress names the page by where it will be, and the file by where it is. */
function pathInRepository(env: { path: string; relativePath: string; realPath?: string }): string {
  const path = env.realPath ?? env.path;
  const root = posix.join(posix.dirname(import.meta.filename), '../..');
  return posix.relative(root, path);
}
