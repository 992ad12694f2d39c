/** Nothing of a line that is read, but signs that say what kind of line it is. */
const onlySigns = /^(?:[\s>#*+\-|:=`~_]|\d{1,9}[.)](?=\s|$))*$/;
/** What a mark must not be in: links, and addresses. */
const whole = /!?\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])|https?:\/\/[^\s<>]*|<[^<>\n]*>|`[^`\n]*`/g;

/**
 * Where the mark of a place in a markdown text goes, so that the text means what it did without: behind a word or a link,
 * never before the first word of a line. `null` when there is no word before it.
 */
export function citePlace(text: string, index: number): number | null {
  let place = Math.min(index, text.length);
  let line = startOfLine(text, place);
  while (place > 0 && onlySigns.test(text.slice(line, place))) {
    place = Math.max(line - 1, 0);
    line = startOfLine(text, place);
  }
  while (/[\s|]/.test(text.charAt(place - 1))) place -= 1;
  if (place === 0) return null;
  for (const { 0: words, index: at } of textOfLine(text, line).matchAll(whole))
    if (line + at < place && place < line + at + words.length) place = line + at + words.length;
  while (isOneSign(text.slice(place - 1, place + 1))) place += 1;
  return place;
}

function startOfLine(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
}

function textOfLine(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Whether two letters belong together: to a word of Latin letters, or to one sign. */
function isOneSign(two: string): boolean {
  return /^(?:\w\w|\*\*|~~|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(two);
}
