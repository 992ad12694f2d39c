import { copiedTexts } from './copied-texts.ts';

export interface CopySource {
  /** The button's accessible name, before and some time after. */
  label: string;
  text: () => string;
}

const confirmationMs = 2000;

/** Makes a button copy a text, and say so for a moment: `data-copied` is there meanwhile. */
export function copyOnClick(button: HTMLButtonElement, { label, text }: CopySource): void {
  button.type = 'button';
  button.ariaLabel = label;
  button.addEventListener('click', () => void copyText(button, { label, text }));
}

/** Copies on behalf of `button`. Does nothing where the page may not write to the clipboard. */
export async function copyText(button: HTMLButtonElement, { label, text }: CopySource): Promise<void> {
  try {
    await navigator.clipboard.writeText(text());
  } catch {
    return;
  }
  button.dataset['copied'] = '';
  button.ariaLabel = copiedTexts.copied;
  setTimeout(() => {
    delete button.dataset['copied'];
    button.ariaLabel = label;
  }, confirmationMs);
}
