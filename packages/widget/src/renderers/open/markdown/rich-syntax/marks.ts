import type { Inline } from '../syntax/syntax.ts';

/** Letters that nobody writes: each stands for the mark of a number. */
const first = 0xf_00_00;
const most = 1000;
const marks = /[\u{F0000}-\u{F03E7}]/gu;

/** The text with a mark at each of these places, the first of them for the mark of number 0, and so on. */
export function placeMarks(text: string, places: readonly number[]): string {
  const inOrder = places
    .slice(0, most)
    .map((place, number) => ({ place: Math.min(place, text.length), number }))
    .toSorted((one, other) => one.place - other.place);
  let marked = '';
  let from = 0;
  for (const { place, number } of inOrder) {
    marked += withoutMarks(text.slice(from, place)) + String.fromCodePoint(first + number);
    from = place;
  }
  return marked + withoutMarks(text.slice(from));
}

/** What is shown letter by letter has no place for marks. */
export function withoutMarks(text: string): string {
  return text.replace(marks, '');
}

export const mark: Inline = (scan) => {
  const number = (scan.text.codePointAt(scan.at) ?? 0) - first;
  return number >= 0 && number < most && scan.put('mark', 2, { data: { number } });
};
