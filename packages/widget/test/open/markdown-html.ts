import type { Tree } from './markdown-tree.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** As the specification writes addresses in its examples. */
function address(target = ''): string {
  return escaped(
    target.replace(/%(?![0-9a-f]{2})|[^\w;/?:@&=+$,.!~*'()#%-]/giu, (letter) => encodeURIComponent(letter)),
  );
}

const title = ({ data }: Tree): string => (data.title !== undefined ? ` title="${escaped(data.title)}"` : '');

type Write = (node: Tree, inner: string) => string;

const writers: Readonly<Record<string, Write>> = {
  '': (_, inner) => inner,
  part: (_, inner) => inner,
  p: (_, inner) => `<p>${inner}</p>\n`,
  h: ({ data }, inner) => `<h${data.level}>${inner}</h${data.level}>\n`,
  hr: () => '<hr />\n',
  br: () => '<br />\n',
  blockquote: (_, inner) => `<blockquote>\n${inner}</blockquote>\n`,
  ul: (_, inner) => `<ul>\n${inner}</ul>\n`,
  ol: ({ data }, inner) => `<ol${data.start === 1 ? '' : ` start="${data.start}"`}>\n${inner}</ol>\n`,
  pre: ({ data }, inner) => {
    const [language = ''] = (data.info ?? '').split(/\s/, 1);
    return `<pre><code${language ? ` class="language-${escaped(language)}"` : ''}>${inner}</code></pre>\n`;
  },
  a: (node, inner) => `<a href="${address(node.data.target)}"${title(node)}>${inner}</a>`,
  img: (node) =>
    `<img src="${address(node.data.target)}" alt="${escaped(node.data.alt ?? '')}"${title(node)} />`,
  table: ({ children }) => {
    const [head, ...rows] = children;
    const body = rows.map((row) => toHtml(row)).join('');
    return `<table>\n<thead>\n${toHtml(head ?? '')}</thead>\n${body && `<tbody>\n${body}</tbody>\n`}</table>\n`;
  },
  tr: (_, inner) => `<tr>\n${inner}</tr>\n`,
  td: cell('td'),
  th: cell('th'),
  s: (_, inner) => `<del>${inner}</del>`,
};

function cell(tag: string): Write {
  return ({ data }, inner) => {
    const align = data.align === undefined ? '' : ` align="${data.align}"`;
    return `<${tag}${align}>${inner}</${tag}>\n`;
  };
}

/** The tree in the form in which the specification has it. */
export function toHtml(node: Tree | string, isTight = false): string {
  if (typeof node === 'string') return escaped(node);
  if (node.kind === 'li') return item(node, isTight);
  const isList = node.kind === 'ul' || node.kind === 'ol';
  const inner = node.children.map((child) => toHtml(child, isList && !node.isLoose)).join('');
  const write = writers[node.kind];
  return write ? write(node, box(node) + inner) : `<${node.kind}>${inner}</${node.kind}>`;
}

function box({ data }: Tree): string {
  if (data.isDone === undefined) return '';
  return `<input ${data.isDone ? 'checked="" ' : ''}disabled="" type="checkbox"> `;
}

/** The paragraphs of a tight list are none in HTML. */
function item({ children }: Tree, isTight: boolean): string {
  const isBare = (child: Tree | string | undefined): child is Tree =>
    isTight && typeof child === 'object' && child.kind === 'p';
  const parts = children.map((child, place) => {
    if (!isBare(child)) return toHtml(child);
    const words = box(child) + child.children.map((inner) => toHtml(inner)).join('');
    return place === children.length - 1 ? words : `${words}\n`;
  });
  const lead = children.length === 0 || isBare(children[0]) ? '' : '\n';
  return `<li>${lead}${parts.join('')}</li>\n`;
}
