/** A table of Markdown. A bar or a line end within a cell does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const cell = (text: string): string => text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll('|', '\\|');

export const code = (text: string): string => (text === '' ? '' : `\`${text.replaceAll(/\s+/gu, ' ')}\``);

/** Paragraphs, tables and headings; what is empty leaves no gap. */
export const page = (...blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
