/** Markdown that shows the text as it is: what a user or a tool wrote is not markup. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|$&#!]/gu, String.raw`\$&`);
}
