import { type ShjLanguageData, type ShjToken, tokenizer } from '@speed-highlight/core/tokenize';
import { loadLanguage } from './languages.ts';

/** What is longer stays plain, in characters. */
const longest = 50_000;
/** So many pieces are made at a time: nobody is to wait for colours. */
const atOnce = 500;

type Piece = readonly [text: string, type: ShjToken | undefined];

/** Colours the complete code in `node`, if its language is known. */
export async function highlight(node: HTMLElement, name: string): Promise<void> {
  const source = node.textContent;
  const language = source.length > longest ? null : await loadLanguage(name.toLowerCase());
  if (!language) return;
  const pieces = await piecesOf(source, language);
  const content = document.createDocumentFragment();
  for (const [place, [text, type]] of pieces.entries()) {
    if (place % atOnce === atOnce - 1) await pause();
    content.append(type === undefined ? text : coloured(text, type));
  }
  // It may have been taken away or written on meanwhile.
  if (node.textContent === source) node.replaceChildren(content);
}

async function piecesOf(source: string, language: ShjLanguageData): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const steps = tokenizer(source, language, (text, type) => {
    if (text) pieces.push([text, type]);
  });
  for (let step = steps.next(); !step.done;)
    // A language in a language, such as a script in a page.
    step = steps.next((await loadLanguage(step.value)) ?? []);
  return pieces;
}

function coloured(text: string, type: ShjToken): HTMLElement {
  const span = document.createElement('span');
  span.className = `code-${type}`;
  span.textContent = text;
  return span;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });
