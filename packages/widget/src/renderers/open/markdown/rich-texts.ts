import { phrases } from '../../../locales/phrases.ts';

/** Every word around code, tables, notes and pictures that is not the assistant's. */
export const richTexts = phrases('rich', {
  copyCode: 'Copy code',
  copy: 'Copy',
  code: 'Code',
  codeIn: (language: string) => `Code ${language}`,
  table: 'Table',
  taskDone: 'Done',
  taskOpen: 'To do',
  notes: 'Footnotes',
  note: (number: number): string => `Footnote ${number}`,
  backToText: (number: number): string => `Back to the text at footnote ${number}`,
});
