/** How a long run was made. */
export interface LongRun {
  /** Of random cases for each property. */
  readonly cases: number;
  /** `2026-11-30`. */
  readonly day: string;
}

/** The document on security with the figures of a run: the last column of each row, and the sentence that says when and how. */
export function writeFigures(
  text: string,
  checks: ReadonlyMap<string, number>,
  { cases, day }: LongRun,
): string {
  return text
    .replaceAll(/^(\| ([A-Z]\d{1,2}) +\| .+? +\| +)([\d,]+)( +\|)$/gmu, (...row: string[]) => {
      const [whole = '', before = '', id = '', , after = ''] = row;
      const count = checks.get(id);
      return count === undefined ? whole : `${before}${count.toLocaleString('en')}${after}`;
    })
    .replace(
      /The figures are of .+?\./u,
      `The figures are of ${day}, with ${cases.toLocaleString('en')} random cases a property.`,
    );
}
