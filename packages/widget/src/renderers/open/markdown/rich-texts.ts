/** Every word around code, tables and pictures that is not the assistant's. */
export const richTexts = {
  copyCode: 'Copy code',
  copy: 'Copy',
  code: 'Code',
  table: 'Table',
  taskDone: 'Done',
  taskOpen: 'To do',
} as const;
