import type { ChatKitComposer, WritingBox } from '../../parts/composer.ts';

/** What takes text at its caret by itself. */
interface Inserting extends WritingBox {
  insert: (text: string) => void;
}

function inserts(box: Element): box is Inserting {
  return 'insert' in box;
}

/** Puts words where the caret is, apart from those around it, so that Undo takes them away again. */
export function insertAtCaret(composer: ChatKitComposer | null, words: string): void {
  const box = composer?.querySelector('[part=textbox]');
  if (!composer || !box) return;
  if (inserts(box)) box.insert(words);
  else if (box instanceof HTMLTextAreaElement) insertInto(box, words);
}

function insertInto(box: HTMLTextAreaElement, words: string): void {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const before = start > 0 && !/\s/.test(value[start - 1] ?? '') ? ' ' : '';
  const after = end < value.length && !/\s/.test(value[end] ?? '') ? ' ' : '';
  const text = `${before}${words}${after}`;
  box.focus();
  // The only way that Undo knows of.
  // oxlint-disable-next-line typescript/no-deprecated
  if (document.execCommand('insertText', false, text)) return;
  box.setRangeText(text, start, end, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
