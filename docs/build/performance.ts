import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { table } from './reference/markdown.ts';
import { readResults, type Measured, type Result } from './results.ts';

/** Where the page is whose tables are filled here. */
export const performancePath = join(import.meta.dirname, '../performance.md');
const resultsPath = join(import.meta.dirname, '../../bench/RESULTS.md');

/**
 * docs/performance.md, with its tables as bench/RESULTS.md has them. A table stands between `<!-- results: bench -->` and
 * `<!-- end -->`; after the bench may follow, each after a bar, words that a line holds to be taken, or, after `!`, not to be.
 * `<!-- missed -->` is followed by all lines that miss what they have to reach.
 */
export async function performancePage(): Promise<string> {
  const results = readResults(readFileSync(resultsPath, 'utf8'));
  const filled = fill(readFileSync(performancePath, 'utf8'), results);
  return format(filled, { ...(await resolveConfig(performancePath)), filepath: performancePath });
}

/** The page's text with each of its tables made anew. */
export function fill(page: string, results: ReadonlyMap<string, Result>): string {
  return page.replaceAll(
    /(<!-- (?:results: ([^>]+?)|missed) -->)[^]*?<!-- end -->/gu,
    (_, begin: string, asked?: string) =>
      [begin, asked === undefined ? missed(results) : found(asked, results), '<!-- end -->'].join('\n\n'),
  );
}

function found(asked: string, results: ReadonlyMap<string, Result>): string {
  const [name = '', ...words] = asked.split('|').map((part) => part.trim());
  const result = results.get(name);
  if (!result) throw new Error(`bench/RESULTS.md has nothing of ${name}.`);
  const not = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  const wanted = words.filter((word) => !word.startsWith('!'));
  const rows = result.rows.filter(
    ({ what }) => (wanted.length === 0 || holds(what, wanted)) && !holds(what, not),
  );
  if (rows.length === 0) throw new Error(`bench/RESULTS.md has no line for: ${asked}`);
  return `${shown(rows)}\n\n_${name}: ${result.where}_`;
}

const holds = (what: string, any: readonly string[]): boolean => any.some((word) => what.includes(word));

function shown(rows: readonly Measured[]): string {
  const columns = (['what', 'median', 'ratio', 'target'] as const).filter((column) =>
    rows.some((row) => row[column] !== ''),
  );
  return table(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

/** Whether a line does not reach what it has to. */
export const isMissed = ({ target }: Measured): boolean => target.includes('**missed**');

function missed(results: ReadonlyMap<string, Result>): string {
  const rows = [...results.values()].flatMap(({ name, rows: all }) =>
    all.filter(isMissed).map(({ what, median, ratio, target }) => [name, what, median, ratio, target]),
  );
  if (rows.length === 0) return 'Nothing.';
  return table(['bench', 'what', 'median', 'ratio', 'target'], rows);
}
