/** A line of a table of bench/RESULTS.md. */
export interface Measured {
  what: string;
  median: string;
  ratio: string;
  /** What it has to reach, and whether it does; empty where nothing is asked for. */
  target: string;
}

/** What one bench found. */
export interface Result {
  name: string;
  rows: Measured[];
  /** When, on which machine, with which versions. */
  where: string;
}

/** The sections of bench/RESULTS.md by their names. */
export function readResults(markdown: string): Map<string, Result> {
  const sections = markdown.split(/^## /mu).slice(1);
  return new Map(sections.map((section) => readSection(section)).map((result) => [result.name, result]));
}

function readSection(section: string): Result {
  const lines = section
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const [head = [], , ...body] = lines.filter((line) => line.startsWith('|')).map(cells);
  const rows = body.map((line): Measured => {
    const of = (column: string): string => line[head.indexOf(column)] ?? '';
    return { what: of('what'), median: of('median'), ratio: of('ratio'), target: of('target') };
  });
  return { name: lines[0] ?? '', rows, where: lines.at(-1) ?? '' };
}

function cells(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}
