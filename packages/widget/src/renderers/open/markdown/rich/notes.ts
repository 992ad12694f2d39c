import { type Draw, append } from '../dom-out.ts';
import { richTexts } from '../rich-texts.ts';

/** Goes to where a number is said, or explained: ids are of no use, as one page may show many texts. */
function goTo(root: Element, place: string): void {
  const target = root.querySelector<HTMLElement>(place);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}

/** The number of a note, where it is said. */
export const noteNumber: Draw = (parent, { number = 0 }, { root }) => {
  const button = append(append(parent, 'sup'), 'button', 'note-number');
  button.type = 'button';
  button.part.add('footnote-number');
  button.dataset['of'] = String(number);
  button.ariaLabel = richTexts.note(number);
  button.textContent = String(number);
  button.addEventListener('click', () => goTo(root, `.note[data-number="${number}"]`));
  // What it holds is complete.
  return document.createElement('span');
};

/** A note, behind the text and all notes before it, with a way back to its number. */
export const note: Draw = (_parent, { number = 0 }, around) => {
  const { root } = around;
  const tail = (around.tail ??= createNotes(root));
  const item = append(tail.lastElementChild ?? tail, 'li', 'note');
  item.dataset['number'] = String(number);
  item.tabIndex = -1;
  const content = append(item, 'div');
  content.dir = 'auto';
  const back = append(item, 'button', 'note-back');
  back.type = 'button';
  back.textContent = '↩';
  back.ariaLabel = richTexts.backToText(number);
  back.addEventListener('click', () => goTo(root, `.note-number[data-of="${number}"]`));
  return content;
};

function createNotes(root: Element): Element {
  const section = append(root, 'section', 'notes');
  section.part.add('footnotes');
  section.ariaLabel = richTexts.notes;
  append(section, 'ol');
  return section;
}
