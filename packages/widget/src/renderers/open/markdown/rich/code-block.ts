import { copyOnClick } from '../../copy-text.ts';
import { type Draw, append } from '../dom-out.ts';
import { richTexts } from '../rich-texts.ts';

/** What is longer is no language. */
const longestName = 24;

/** A bar with the language and a copy button, and the code below it. */
export const codeBlock: Draw = (parent, { info = '', verbatim }) => {
  const [name = ''] = info.split(/\s/, 1);
  const language = name.length <= longestName ? name : '';
  const block = append(parent, 'div', 'code');
  block.part.add('code-block');
  const bar = append(block, 'div', 'code-bar');
  append(bar, 'span', 'code-language').textContent = language;
  const copy = append(bar, 'button', 'code-copy');
  copy.textContent = richTexts.copy;
  const scroller = append(block, 'pre', 'code-text');
  // Scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.role = 'group';
  scroller.ariaLabel = language ? richTexts.codeIn(language) : richTexts.code;
  const code = append(scroller, 'code');
  code.dir = 'ltr';
  copyOnClick(copy, { label: richTexts.copyCode, text: () => code.textContent });
  if (verbatim)
    verbatim.onEnd = () => {
      // The end of the last line is no part of what is copied.
      code.textContent = code.textContent.replace(/\n$/, '');
      if (language) void colour(code, language);
    };
  return code;
};

/** Some lines of it: browsers set all lines of a block anew when there is one more. */
export const codePart: Draw = (parent) => append(parent, 'span', 'code-part');

/** Colours come when the code is complete; it can be read without. */
async function colour(code: HTMLElement, language: string): Promise<void> {
  const highlighter = await import('../on-demand/highlight.ts').catch(() => null);
  await highlighter?.highlight(code, language);
}
