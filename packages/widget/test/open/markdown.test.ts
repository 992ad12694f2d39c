import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { violations } from './violations.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const link = (href: string, text: string) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
const p = (inner: string) => `<p dir="ltr">${inner}</p>`;
const heading = (level: number, place: number, inner: string) =>
  `<div class="heading heading-${level}" role="heading" aria-level="${place}" dir="ltr">${inner}</div>`;
const codeBlock = (name: string, code: string) =>
  '<div class="code" part="code-block" dir="ltr"><div class="code-bar">' +
  `<span class="code-language">${name}</span>` +
  '<button class="code-copy" type="button" aria-label="Copy code">Copy</button></div>' +
  `<pre class="code-text" tabindex="0" role="group" aria-label="${`Code ${name}`.trim()}">` +
  `<code dir="ltr">${code}</code></pre></div>`;

/** Everything an answer may be made of: markdown → markup. */
const cases: [name: string, markdown: string, markup: string][] = [
  ['plain text', 'Just words.', p('Just words.')],
  ['paragraphs and line ends', 'a\nb\n\nc', p('a\nb') + p('c')],
  [
    'emphasis',
    '*a* **b** _c_ __d__ ***e***',
    p('<em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong> <em><strong>e</strong></em>'),
  ],
  ['deleted text', '~~a~~ b', p('<s>a</s> b')],
  ['low lines inside words', 'snake_case_word and CONST_A', p('snake_case_word and CONST_A')],
  ['stars that close nothing', 'a *b\n\nc', p('a *b') + p('c')],
  ['stars at the very end', 'rated **', p('rated **')],
  ['arithmetic', '2 * 3 * 4 and 5*', p('2 * 3 * 4 and 5*')],
  ['inline code', 'run `npm i` now', p('run <code class="inline-code">npm i</code> now')],
  ['code that is not closed', 'run `npm i\n\nnext', p('run `npm i') + p('next')],
  ['escapes', '\\*a\\* \\_b\\_', p('*a* _b_')],
  [
    'headings',
    '# A\n\n### B\n\n###### C\n\n## D',
    heading(1, 3, 'A') + heading(3, 4, 'B') + heading(6, 5, 'C') + heading(2, 4, 'D'),
  ],
  ['a list', '- a\n- b\n', '<ul dir="ltr"><li><p>a</p></li><li><p>b</p></li></ul>'],
  [
    'a list in a list',
    '- a\n  - b\n- c\n',
    '<ul dir="ltr"><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
  ],
  [
    'a numbered list from 3',
    '3. a\n4. b\n',
    '<ol start="3" dir="ltr"><li><p>a</p></li><li><p>b</p></li></ol>',
  ],
  [
    'tasks',
    '- [x] a\n- [ ] b\n',
    '<ul dir="ltr"><li><p><span class="checkbox checked" role="img" aria-label="Done"></span>a</p></li><li><p><span class="checkbox" role="img" aria-label="To do"></span>b</p></li></ul>',
  ],
  ['a quote', '> a\n> b\n', '<blockquote dir="ltr"><p>a\nb</p></blockquote>'],
  ['a rule', 'a\n\n---\n\nb', `${p('a')}<hr>${p('b')}`],
  ['code', '```ts\nlet a = 1 < 2;\n```\nafter', codeBlock('ts', 'let a = 1 &lt; 2;') + p('after')],
  ['code without a language', '```\n<b>\n```\n', codeBlock('', '&lt;b&gt;')],
  ['code still open at the end', '```sh\nls', codeBlock('sh', 'ls')],
  [
    'a table',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\nc',
    `<div class="table" tabindex="0" role="group" aria-label="Table" dir="ltr"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>${p('c')}`,
  ],
  ['a link', '[a](https://b.example/c)', p(link('https://b.example/c', 'a'))],
  [
    'a link with a title',
    '[a](https://b.example "t")',
    p(link('https://b.example/', 'a').replace('">', '" title="t">')),
  ],
  ['a link in angle brackets', '[a](<https://b.example/c d>)', p(link('https://b.example/c%20d', 'a'))],
  [
    'mail and telephone',
    '[a](mailto:a@b.example) [b](tel:+431)',
    p(`${link('mailto:a@b.example', 'a')} ${link('tel:+431', 'b')}`),
  ],
  [
    'an address in a sentence',
    'See https://b.example/x.',
    p(`See ${link('https://b.example/x', 'https://b.example/x')}.`),
  ],
  [
    'an address with brackets',
    'See https://b.example/x_(y), or',
    p(`See ${link('https://b.example/x_(y)', 'https://b.example/x_(y)')}, or`),
  ],
  ['words in brackets before words in brackets', '[a](see *b* and c)', p('[a](see <em>b</em> and c)')],
  ['an address on this site', '[a](/b)', p('a')],
  ['words in brackets', 'as [1] and [x] say', p('as [1] and [x] say')],
  [
    'a link whose address does not end',
    '[a](https://b.example\nnext line',
    p(`[a](${link('https://b.example/', 'https://b.example')}\nnext line`),
  ],
  ['prices', 'from $5 to $HOME\n**b**', p('from $5 to $HOME\n<strong>b</strong>')],
  [
    'maths',
    '$x^2$ and \\(y\\)',
    p(
      '<span class="maths" part="maths" dir="ltr">x^2</span> and <span class="maths" part="maths" dir="ltr">y</span>',
    ),
  ],
  ['markup is text', '<b>a</b> &amp; <img src=x>', p('&lt;b&gt;a&lt;/b&gt; &amp; &lt;img src=x&gt;')],
  ['right to left', 'שלום *world*\n\nHello', `<p dir="rtl">שלום <em>world</em></p>${p('Hello')}`],
  ['a list from right to left', '1. مرحبا\n', '<ol start="1" dir="rtl"><li><p>مرحبا</p></li></ol>'],
  ['no letters', '1 + 1', '<p>1 + 1</p>'],
  ['a line break element', 'a<br>b', p('a<br>b')],
];

describe('markdown', () => {
  test.each(cases)('%s', async (_, markdown, markup) => {
    const { page } = await shared();
    expect(await page.evaluate((text) => window.chat.renderMarkdown([text]), markdown)).toBe(markup);
  });

  test('comes out the same however it is cut', async () => {
    const { page } = await shared();
    const all = cases.map(([, text]) => text).join('\n\n');
    for (const markdown of [...cases.map(([, text]) => text), all]) {
      const whole = await page.evaluate((text) => window.chat.renderMarkdown([text]), markdown);
      for (const step of [1, 2, 3, 7]) {
        const steps = growing(markdown, step);
        const built = await page.evaluate((given) => window.chat.renderMarkdown(given), steps);
        expect({ markdown, step, built }).toEqual({ markdown, step, built: whole });
      }
    }
  });

  test('a text that changes in what was shown is shown anew', async () => {
    const { page } = await shared();
    const built = await page.evaluate(() => window.chat.renderMarkdown(['**a', '**a**', 'other']));
    expect(built).toBe(p('other'));
  });

  test('a text that has ended is shown as it is, however far back it has changed', async () => {
    const { page } = await shared();
    const middle = 'word '.repeat(2000);
    const steps = [`draft\n\n${middle}`, `final\n\n${middle}more`];
    const built = await page.evaluate((given) => window.chat.renderMarkdown(given), steps);
    expect(built).toContain(p('final'));
    expect(built).not.toContain('draft');
  });

  test('marks stand where they are put, and never in code or in addresses', async () => {
    const { page } = await shared();
    const marked = (text: string, places: number[]) =>
      page.evaluate(([given, at]) => window.chat.renderMarked(given, at), [text, places] as const);
    expect(await marked('One **two** three.', [3, 18, 9])).toBe(
      p('One{0} <strong>two{2}</strong> three.{1}'),
    );
    expect(await marked('[a](https://b.example/c)', [15])).toBe(p(link('https://b.example/c', 'a')));
    expect(await marked('```\nab\n```', [5])).toBe(codeBlock('', 'ab'));
    expect(await marked('a\u{F0000}b', [1])).toBe(p('a{0}b'));
  });

  test('W3: pictures come from allowed hosts only, and links stand in for others', async () => {
    const { page } = await shared();
    const render = (markdown: string) =>
      page.evaluate((text) => window.chat.renderMarkdown([text], ['img.example']), markdown);
    expect(await render('![cat](https://img.example/c.png)')).toBe(
      '<p><img alt="cat" loading="lazy" referrerpolicy="no-referrer" src="https://img.example/c.png"></p>',
    );
    expect(await render('![cat](https://other.example/c.png)')).toBe(
      `<p>${link('https://other.example/c.png', 'cat')}</p>`,
    );
    expect(await render('![cat](data:image/png;base64,AAAA)')).toBe('<p>cat</p>');
  });

  test('a task that is done has a tick', async () => {
    const { page } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('- [x] done'));
        reply.end();
      },
    });
    await page.getByRole('textbox').fill('Hi');
    await page.keyboard.press('Enter');
    const tick = await page
      .getByRole('img', { name: 'Done' })
      .evaluate((box) => getComputedStyle(box, '::after').borderBottomWidth);
    expect(Number.parseFloat(tick)).toBeGreaterThan(0);
  });

  test('a list of many is drawn in parts, and is one list with its numbers for whoever listens', async () => {
    const lines = Array.from(
      { length: 100 },
      (_, at) => `${at + 5}. Item ${at}${at === 40 ? '\n\n    More' : ''}`,
    );
    const chat = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer(`\`rich\`\n\n${lines.join('\n')}`));
        reply.end();
      },
    });
    const { page } = chat;
    await page.getByRole('textbox').fill('Hi');
    await page.keyboard.press('Enter');
    const list = page.getByRole('list').filter({ hasText: 'Item 99' });
    await list.waitFor();
    expect(await page.getByRole('list').filter({ hasText: 'Item' }).count()).toBe(1);
    expect(await list.getByRole('listitem').count()).toBe(100);
    const parts = await list
      .locator('ol')
      .evaluateAll((all) =>
        all.map((part) => (part instanceof HTMLOListElement ? [part.start, part.childElementCount] : [])),
      );
    expect(parts).toEqual([
      [5, 32],
      [37, 32],
      [69, 32],
      [101, 4],
    ]);
    // Between two items there is as much room wherever they stand.
    const gaps = await list.getByRole('listitem').evaluateAll((all) => {
      const boxes = all.map((node) => node.getBoundingClientRect());
      return boxes.slice(1).map(({ top }, index) => Math.round((top - boxes[index]!.bottom) * 10) / 10);
    });
    expect(new Set(gaps).size).toBe(1);
    expect(await violations(chat)).toEqual([]);
  });

  test('a text of many hundreds of blocks is drawn in parts, and looks and reads as one', async () => {
    const blocks = Array.from(
      { length: 700 },
      (_, at) => `Block ${at}.${at === 9 ? '[^a]\n\n[^a]: A note.' : ''}`,
    );
    const { page } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer(blocks.join('\n\n')));
        reply.end();
      },
    });
    await page.getByRole('textbox').fill('Hi');
    await page.keyboard.press('Enter');
    await page.locator('.markdown').getByText('Block 699.').waitFor();
    const seen = await page.locator('.markdown').evaluate((markdown) => {
      const paragraphs = [...markdown.querySelectorAll('.part > p')];
      const boxes = paragraphs.map((node) => node.getBoundingClientRect());
      const { top } = markdown.getBoundingClientRect();
      return {
        numbers: paragraphs.map(({ textContent }) => Number(/^Block (\d+)/.exec(textContent)?.[1])),
        gaps: boxes.slice(1).map((box, index) => Math.round((box.top - boxes[index]!.bottom) * 10) / 10),
        first: Math.round(boxes[0]!.top - top),
        most: Math.max(
          ...[...markdown.querySelectorAll('*')].map(({ childElementCount }) => childElementCount),
        ),
        last: markdown.lastElementChild?.className,
      };
    });
    expect(seen.numbers).toEqual(blocks.map((_, at) => at));
    expect(new Set(seen.gaps).size).toBe(1);
    expect(seen.first).toBe(0);
    expect(seen.most).toBe(32);
    expect(seen.last).toBe('notes');
  });

  test('loses no letter of a random text, and never fails', async () => {
    const { page } = await shared();
    // What stands behind a fence's language, and addresses that are none, are not for reading.
    const texts = Array.from({ length: 4000 }, (_, seed) => randomText(seed)).filter(
      (text) => !/```|\]\((?!https:\/\/[\w./-]*(?:[\s)]|$))/.test(text),
    );
    expect(texts.length).toBeGreaterThan(2000);
    const shown = await page.evaluate(
      (given) =>
        given.map((text) => {
          window.chat.renderMarkdown([text.slice(0, text.length / 2), text]);
          const main = document.querySelector('main');
          for (const button of main?.querySelectorAll('button') ?? []) button.remove();
          const targets = [...(main?.querySelectorAll('a') ?? [])].map(({ href }) => href);
          return `${main?.textContent} ${targets.join(' ')}`;
        }),
      texts,
    );
    const lost = texts.filter((text, index) => letters(shown[index] ?? '') < letters(text));
    expect(lost).toEqual([]);
  });
});

const signs = [
  '*',
  '_',
  '`',
  '~',
  '[',
  ']',
  '(',
  ')',
  '!',
  '#',
  '>',
  '-',
  '+',
  '|',
  '$',
  '\\',
  '<',
  ':',
  '/',
];
const alphabet = [
  ...signs,
  '.',
  '1',
  ' ',
  ' ',
  '\n',
  '\n',
  'a',
  'b',
  'ab ',
  '](https://',
  '**',
  'https://',
  '- ',
  '1. ',
];

function randomText(seed: number): string {
  let state = seed + 1;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: 5 + random(60) }, () => alphabet[random(alphabet.length)]).join('');
}

const letters = (text: string): number => text.replace(/[^ab]/g, '').length;

const growing = (text: string, step: number): string[] =>
  Array.from({ length: Math.ceil(text.length / step) }, (_, index) => text.slice(0, (index + 1) * step));

let open: ReturnType<typeof suite.open> | undefined;

/** One page does for all: rendering leaves nothing behind but the result. */
function shared() {
  open ??= suite.open({ lasting: true });
  return open;
}
