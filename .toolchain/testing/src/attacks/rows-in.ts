const list = /^[TSXIAWDFQ]\d{1,2}(?:(?:, | to )[TSXIAWDFQ]\d{1,2})*(?=[: ]|$)/u;
const last = /\(([TSXIAWDFQ]\d{1,2}(?:, [TSXIAWDFQ]\d{1,2})*)\)$/u;

/** The rows that the title of a test, or of a suite, names: `X2, X3: …`, `T4 to T7 …` or `… (T10)`. */
export function rowsIn(title: string): string[] {
  const [leading = ''] = list.exec(title) ?? [];
  const [, trailing = ''] = last.exec(title) ?? [];
  return [...leading.split(', '), ...trailing.split(', ')].flatMap(expanded);
}

function expanded(part: string): string[] {
  const [from = '', to = from] = part.split(' to ');
  if (from === '') return [];
  const [first, end] = [Number(from.slice(1)), Number(to.slice(1))];
  return Array.from({ length: end - first + 1 }, (_, at) => `${from.slice(0, 1)}${first + at}`);
}
