import { phrases } from '../../../locales/phrases.ts';
import type { richTexts } from './rich-texts.ts';

/** The words that what draws them has given; none before it is loaded, when nothing has been drawn either. */
const words = phrases<Partial<typeof richTexts>>('rich', {});

const numberOf = (place: HTMLElement | null, name: string): number => Number(place?.dataset[name]);

/** What has a label of ours in a markdown text, and which. */
const labels: readonly (readonly [selector: string, label: (element: HTMLElement) => string | undefined])[] =
  [
    ['.code-copy:not([data-copied])', () => words.copyCode],
    ['.code-text', codeLabel],
    ['.table', () => words.table],
    ['.checkbox', (box) => (box.matches('.checked') ? words.taskDone : words.taskOpen)],
    ['.notes', () => words.notes],
    ['.note-number', (place) => words.note?.(numberOf(place, 'of'))],
    ['.note-back', (place) => words.backToText?.(numberOf(place.closest('.note'), 'number'))],
  ];

function codeLabel(block: HTMLElement): string | undefined {
  const language = block.parentElement?.querySelector('.code-language')?.textContent;
  return language ? words.codeIn?.(language) : words.code;
}

/** Gives what stands around texts that have been drawn the words of another language. */
export function relabelMarkdown(root: ParentNode): void {
  for (const [selector, labelOf] of labels)
    for (const element of root.querySelectorAll<HTMLElement>(`.markdown ${selector}`))
      element.ariaLabel = labelOf(element) ?? element.ariaLabel;
  for (const button of root.querySelectorAll('.markdown .code-copy'))
    button.textContent = words.copy ?? button.textContent;
}
