/** The id of a heading, as the places that render Markdown make it: lower case, without punctuation, with hyphens for spaces. */
export function headingId(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
