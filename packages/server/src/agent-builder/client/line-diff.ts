/** How many lines around a change are shown. */
const around = 2;
/** How far ahead lines are looked for that both texts have. */
const farthest = 400;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** What is different between two texts, line by line, as `diff -u` shows it. Empty when nothing is. */
export function lineDiff(file: string, before: string, after: string): string {
  const lines = compare(before.split('\n'), after.split('\n'));
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ mark }) => mark !== ' ');
  const shown: string[] = [];
  let wasShown = false;
  for (const [at, { mark, text }] of lines.entries()) {
    const isShown = isNear(at);
    if (isShown && !wasShown) shown.push(`@@ line ${lineBefore(lines, at)} @@`);
    if (isShown) shown.push(`${mark}${text}`);
    wasShown = isShown;
  }
  return shown.length === 0 ? '' : [`--- ${file}`, `+++ ${file}`, ...shown, ''].join('\n');
}

function lineBefore(lines: readonly Line[], at: number): number {
  return lines.slice(0, at).filter(({ mark }) => mark !== '+').length + 1;
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = [];
  let [one, other] = [0, 0];
  while (one < before.length || other < after.length) {
    const [gone, come] = nextCommon(before.slice(one), after.slice(other));
    for (const text of before.slice(one, one + gone)) lines.push({ mark: '-', text });
    for (const text of after.slice(other, other + come)) lines.push({ mark: '+', text });
    one += gone;
    other += come;
    const text = before[one];
    if (text !== undefined) lines.push({ mark: ' ', text });
    one += 1;
    other += 1;
  }
  return lines;
}

/** How many lines of each stand before the next that both have. */
function nextCommon(before: readonly string[], after: readonly string[]): [number, number] {
  for (let sum = 0; sum <= Math.min(farthest, before.length + after.length); sum += 1)
    for (let gone = 0; gone <= sum; gone += 1) {
      const [one, other] = [before[gone], after[sum - gone]];
      if (one !== undefined && one === other) return [gone, sum - gone];
    }
  return [before.length, after.length];
}
