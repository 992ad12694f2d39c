import { copyOnClick } from '../copy-text.ts';
import { richTexts } from './rich-texts.ts';

export interface CodeBlock {
  /** What goes into the page: a bar with the language and a copy button, and the code below it. */
  readonly block: HTMLElement;
  /** Where the code goes, as text. */
  readonly code: HTMLElement;
  /** What stands behind the opening fence. */
  readonly setLanguage: (info: string) => void;
}

/** What is longer is no language but belongs to the code. */
const longestLanguage = 24;

export function createCodeBlock(): CodeBlock {
  const block = create('div', 'code');
  block.part.add('code-block');
  const bar = create('div', 'code-bar');
  const label = create('span', 'code-language');
  const copy = create('button', 'code-copy');
  copy.textContent = richTexts.copy;
  const scroller = create('pre', 'code-text');
  const code = scroller.appendChild(document.createElement('code'));
  code.dir = 'ltr';
  // Scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.role = 'group';
  scroller.ariaLabel = richTexts.code;
  copyOnClick(copy, { label: richTexts.copyCode, text: () => code.textContent });
  bar.append(label, copy);
  block.append(bar, scroller);
  return {
    block,
    code,
    setLanguage: (info) => {
      const [language = ''] = info.trim().split(/\s/, 1);
      const isLanguage = language.length <= longestLanguage;
      label.textContent = isLanguage ? language : '';
      scroller.ariaLabel = `${richTexts.code} ${label.textContent}`.trim();
      if (!isLanguage) code.append(`${info}\n`);
    },
  };
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
