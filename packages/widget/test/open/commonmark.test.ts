import { threadTime } from '@chatdock/testing';
import { array, assert, constantFrom, integer, property } from 'fast-check';
import { tests } from 'commonmark-spec';
import { beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from './markdown-html.ts';
import { prepareMarkdown, readMarkdown } from './markdown-tree.ts';

beforeAll(prepareMarkdown);

const render = (pieces: readonly string[]): string => toHtml(readMarkdown(pieces));

/** What differs from the specification on purpose: section → why, and the numbers of its examples. */
const different: Record<string, [why: string, examples: readonly number[]]> = {
  'HTML blocks': [
    'HTML is text, and no block of its own',
    Array.from({ length: 44 }, (_, place) => 148 + place),
  ],
  'Raw HTML': ['HTML is text', [613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631]],
  'Backslash escapes': ['HTML is text', [21]],
  'Entity and numeric character references': ['HTML is text', [31]],
  'Link reference definitions': ['HTML is text', [201]],
  Lists: ['HTML is text: comments part no lists', [308, 309]],
  'Code spans': ['HTML is text', [344]],
  'Emphasis and strong emphasis': ['HTML is text: its attributes protect no stars', [475, 476, 477]],
  Links: ['HTML is text: its attributes protect no brackets', [491, 494, 524, 536]],
  'Hard line breaks': ['HTML is text', [642, 643]],
  Autolinks: ['addresses are links without angle brackets too, as on GitHub', [608, 611, 612]],
};
/** Cut at places that look random and are always the same. */
function cut(text: string, seed: number): string[] {
  const pieces: string[] = [];
  let state = seed;
  for (let from = 0; from < text.length;) {
    state = (state * 48_271) % 2_147_483_647;
    const to = from + 1 + (state % (1 + (seed % 9)));
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

describe('CommonMark 0.31.2', () => {
  // The specification shows tabs as arrows.
  const examples = tests.map(({ markdown, html, section, number }) => ({
    number,
    section,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
  }));

  test('every example comes out as it says, but for the differences that are listed', () => {
    expect(examples.length).toBe(652);
    const wrong = examples.filter(({ markdown, html }) => render([markdown]) !== html);
    const listed = Object.entries(different).flatMap(([section, [, numbers]]) =>
      numbers.map((number) => `${section} ${number}`),
    );
    expect(wrong.map(({ section, number }) => `${section} ${number}`).toSorted()).toEqual(listed.toSorted());
  });

  test('… however the text is cut', () => {
    for (const { number, markdown } of examples)
      for (const seed of [1, 3, 8]) {
        const pieces = cut(markdown, seed);
        expect({ number, pieces, html: render(pieces) }).toEqual({
          number,
          pieces,
          html: render([markdown]),
        });
      }
  });
});

/** The examples of GitHub's specification for what it adds; those of its tables are 198 to 205. */
const additions: [name: string, markdown: string, html: string][] = [
  [
    'a table',
    '| foo | bar |\n| --- | --- |\n| baz | bim |',
    '<table>\n<thead>\n<tr>\n<th>foo</th>\n<th>bar</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>baz</td>\n<td>bim</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  [
    'alignment, and lines without a sign at their ends',
    '| abc | defghi |\n:-: | -----------:\nbar | baz',
    '<table>\n<thead>\n<tr>\n<th align="center">abc</th>\n<th align="right">defghi</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="center">bar</td>\n<td align="right">baz</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  [
    'signs in cells',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    '<table>\n<thead>\n<tr>\n<th>f|oo</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b <code>|</code> az</td>\n</tr>\n<tr>\n<td>b <strong>|</strong> im</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  [
    'what ends a table',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    '<table>\n<thead>\n<tr>\n<th>abc</th>\n<th>def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n<td>baz</td>\n</tr>\n</tbody>\n</table>\n<blockquote>\n<p>bar</p>\n</blockquote>\n',
  ],
  [
    'a blank line after it',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    '<table>\n<thead>\n<tr>\n<th>abc</th>\n<th>def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n<td>baz</td>\n</tr>\n<tr>\n<td>bar</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n<p>bar</p>\n',
  ],
  [
    'no table: other numbers of cells',
    '| abc | def |\n| --- |\n| bar |',
    '<p>| abc | def |\n| --- |\n| bar |</p>\n',
  ],
  [
    'more cells and fewer',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    '<table>\n<thead>\n<tr>\n<th>abc</th>\n<th>def</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n<td></td>\n</tr>\n<tr>\n<td>bar</td>\n<td>baz</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  [
    'a table without rows',
    '| abc | def |\n| --- | --- |',
    '<table>\n<thead>\n<tr>\n<th>abc</th>\n<th>def</th>\n</tr>\n</thead>\n</table>\n',
  ],
  [
    'tasks',
    '- [ ] foo\n- [x] bar',
    '<ul>\n<li><input disabled="" type="checkbox"> foo</li>\n<li><input checked="" disabled="" type="checkbox"> bar</li>\n</ul>\n',
  ],
  [
    'tasks in tasks',
    '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
    '<ul>\n<li><input checked="" disabled="" type="checkbox"> foo\n<ul>\n<li><input disabled="" type="checkbox"> bar</li>\n<li><input checked="" disabled="" type="checkbox"> baz</li>\n</ul>\n</li>\n<li><input disabled="" type="checkbox"> bim</li>\n</ul>\n',
  ],
  ['deleted text', '~~Hi~~ Hello, ~there~ world!', '<p><del>Hi</del> Hello, <del>there</del> world!</p>\n'],
  [
    'deleted text does not go on in the next paragraph',
    'This ~~has a\n\nnew paragraph~~.',
    '<p>This ~~has a</p>\n<p>new paragraph~~.</p>\n',
  ],
  ['three waves are none', 'This will ~~~not~~~ strike.', '<p>This will ~~~not~~~ strike.</p>\n'],
  ['www', 'www.commonmark.org', '<p><a href="http://www.commonmark.org">www.commonmark.org</a></p>\n'],
  [
    'a bracket behind an address',
    '(Visit https://encrypted.google.com/search?q=Markup+(business))',
    '<p>(Visit <a href="https://encrypted.google.com/search?q=Markup+(business)">https://encrypted.google.com/search?q=Markup+(business)</a>)</p>\n',
  ],
  ['mail', 'foo@bar.baz', '<p><a href="mailto:foo@bar.baz">foo@bar.baz</a></p>\n'],
  [
    'footnotes are numbered as they are explained, and can be asked for before that',
    'a[^x] b[^y] c[^z]\n\n[^y]: Why\n    not\n[^x]: Ex',
    '<p>a<ref></ref> b<ref></ref> c[^z]</p>\n<note><p>Why\nnot</p>\n</note><note><p>Ex</p>\n</note>',
  ],
  ['a link that is explained later', '[a] and [b]\n\n[b]: /b', '<p>[a] and <a href="/b">b</a></p>\n'],
  ['formulas', '$x^2$ and \\(y\\), $$z$$', '<p><math>x^2</math> and <math>y</math>, <math>z</math></p>\n'],
  ['formulas in lines of their own', '$$\nx\n$$\n\n\\[\ny\n\\]', '<math>x\n</math><math>y\n</math>'],
  [
    'money',
    'from $5 to $10, US$3 and 4$ or $5 per head, $HOME',
    '<p>from $5 to $10, US$3 and 4$ or $5 per head, $HOME</p>\n',
  ],
  ['a line break element', 'a<br>b<br />c', '<p>a<br />\nb<br />\nc</p>\n'],
];

describe('what GitHub adds, and what we do', () => {
  test.each(additions)('%s', (_, markdown, html) => {
    expect(render([markdown])).toBe(html);
    for (const seed of [1, 3, 8]) expect(render(cut(markdown, seed))).toBe(html);
  });
});

const parts = constantFrom(
  ...'* _ ` ~ [ ] ( ) ! # > - + | $ \\ < : / . 1 & " \' a === www.a.b a@b.cd &amp; ``` ~~~ $$ [^a] <br> \\( \\) |-|-| **'.split(
    ' ',
  ),
  'b ',
  ' ',
  '\n',
  '\n\n',
  '    ',
  '\t',
  '  \n',
  '](https://',
  'https://a.b ',
  '- ',
  '1. ',
  '> ',
  '[^a]: x',
  '[a]: /u',
  '| a | b |\n',
  '[x] ',
  'word word word word ',
);
const texts = array(parts, { maxLength: 60 }).map((all) => all.join(''));

test('any text comes out the same however it is cut, and none is too much', () => {
  assert(
    property(texts, integer({ min: 1, max: 1000 }), (text, seed) => {
      expect(render(cut(text, seed))).toBe(render([text]));
    }),
    // What has failed once is always tried.
    {
      numRuns: 1500,
      examples: [
        ['[1. www.a.b]===', 1],
        ['[^a]:b [^a]**', 1],
      ],
    },
  );
});

test('a long paragraph in which nothing is closed comes out the same however it is cut', () => {
  assert(
    property(texts, integer({ min: 1, max: 1000 }), (text, seed) => {
      const long = `*[a \`b ${text} `.replace(/\n+/g, ' ').repeat(Math.ceil(9000 / (text.length + 9)));
      expect(render(cut(long, seed).reduce(gather, ['']))).toBe(render([long]));
    }),
    { numRuns: 15 },
  );
});

/** Fewer pieces, which are still cut anywhere. */
function gather(all: string[], piece: string): string[] {
  const last = all.at(-1) ?? '';
  return last.length > 150 ? [...all, piece] : [...all.slice(0, -1), last + piece];
}

/** How long fifty thousand letters of this take, in milliseconds. */
function timeOf(part: string): number {
  const text = part.repeat(50_000 / part.length);
  const begin = threadTime();
  readMarkdown([text.slice(0, text.length / 2), text.slice(text.length / 2)]);
  return threadTime() - begin;
}

test.each([
  ['open brackets', '['],
  ['open pictures', '!['],
  ['brackets', '[a](b'],
  ['stars', '*'],
  ['stars and letters', '*a '],
  ['stars in words', 'a**b*'],
  ['backticks', '`a``'],
  ['dollars', '$a '],
  ['quotes', '>'],
  ['dashes', '- '],
  ['definitions', '[a]: b\n'],
  ['references', '[a] [b] '],
  ['cells', '|a'],
  ['tildes', '~a~~'],
  ['angles', '<a '],
  ['one word', 'x'],
  ['addresses', 'a@b.'],
])('%s: a text of nothing else does not take long', (_, part) => {
  expect(Math.min(timeOf(part), timeOf(part))).toBeLessThan(1500);
});

test('what is nested deeper than anyone writes is bounded', () => {
  const depth = (node: unknown): number =>
    typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)
      ? 1 + Math.max(0, ...node.children.map(depth))
      : 0;
  for (const text of [
    '> '.repeat(10_000),
    `${'> '.repeat(10_000)}a`,
    `${'- '.repeat(10_000)}a`,
    `${'*a **b '.repeat(5000)}${'** *'.repeat(5000)}`,
    Array.from({ length: 500 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n'),
  ])
    expect(depth(readMarkdown([text]))).toBeLessThan(80);
});
