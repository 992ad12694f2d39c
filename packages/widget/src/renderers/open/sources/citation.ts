import type { Source } from './read-sources.ts';
import { sourceTexts as texts } from './source-texts.ts';

/** A source, and its number in the list of them. */
export interface NumberedSource {
  readonly source: Source;
  readonly number: number;
}

/** What a text says at one place of what it rests on: a button for each, which shows it in the list. */
export function citation(named: readonly NumberedSource[]): HTMLElement {
  const node = document.createElement('sup');
  node.className = 'citations';
  node.append(...named.map(citationButton));
  return node;
}

function citationButton({ source, number }: NumberedSource): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'citation';
  button.part.add('citation');
  button.textContent = source.inlineLabel ?? String(number);
  button.title = source.title;
  button.ariaLabel = texts.source(number, source.title);
  button.addEventListener('click', () => reveal(button, number));
  return button;
}

/** Unfolds the list of sources below the answer, and goes to this one. */
function reveal(button: HTMLElement, number: number): void {
  const list = button.closest('.answer')?.querySelector('chatkit-sources');
  const details = list?.querySelector('details');
  if (!list || !details) return;
  details.open = true;
  const source = list.querySelectorAll<HTMLElement>('.source')[number - 1];
  (source?.querySelector<HTMLElement>('a, button') ?? source)?.focus({ preventScroll: true });
  source?.scrollIntoView({ block: 'nearest' });
}
