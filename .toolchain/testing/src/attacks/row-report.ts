import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { rows, type Row } from './rows.ts';
import { rowsIn } from './rows-in.ts';

/** What was tried for one row. */
interface Tally {
  tests: number;
  checks: number;
  failed: number;
}

/** Prints one line for each wanted row, and makes the run fail when nothing was tried for one of them. */
export class RowReport implements Reporter {
  readonly #wanted: readonly Row[];
  /** What was tried for each row, once the run has ended. */
  readonly checks = new Map<string, number>();

  constructor(wanted: readonly string[]) {
    this.#wanted = wanted.length === 0 ? rows : rows.filter(({ id }) => wanted.includes(id));
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tallies = new Map<string, Tally>();
    for (const module of modules) for (const test of module.children.allTests()) count(test, tallies);
    for (const [id, { checks }] of tallies) this.checks.set(id, checks);
    const lines = this.#wanted.map((row) => lineOf(row, tallies.get(row.id)));
    console.log(
      `\n| row | what is promised | tests | checks | result |\n|---|---|--:|--:|---|\n${lines.join('\n')}`,
    );
    if (lines.some((line) => /\| (?:nothing tried|failed) \|$/u.test(line))) process.exitCode = 1;
  }
}

function count(test: TestCase, tallies: Map<string, Tally>): void {
  const { state } = test.result();
  if (state !== 'passed' && state !== 'failed') return;
  for (const id of rowsOf(test)) {
    const tally = tallies.get(id) ?? { tests: 0, checks: 0, failed: 0 };
    tally.tests += 1;
    tally.checks += test.meta().checks ?? 0;
    if (state === 'failed') tally.failed += 1;
    tallies.set(id, tally);
  }
}

function rowsOf(test: TestCase): Set<string> {
  return new Set(test.fullName.split(' > ').flatMap(rowsIn));
}

function lineOf({ id, promise, proof }: Row, tally: Tally | undefined): string {
  const { tests, checks, failed } = tally ?? { tests: 0, checks: 0, failed: 0 };
  const elsewhere = proof ? `by ${proof}` : 'nothing tried';
  const result = failed > 0 ? 'failed' : tests > 0 ? 'held' : elsewhere;
  return `| ${id} | ${promise} | ${tests} | ${checks.toLocaleString('en')} | ${result} |`;
}
