import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { median, type Bench, type Row } from './bench.ts';

const results = new URL('RESULTS.md', import.meta.url);

const head = `# Results

Medians of interleaved runs; \`npm run bench\` gets them again, \`npm run bench -- <name>\` one of them. Wall clocks on shared machines
are noisy: the ratios say more than the figures.
`;

/** The bench's section of RESULTS.md: a table, with where and when it was measured. */
export function section(bench: Bench, rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const other = rows.find(({ what }) => what === row.against);
    const ratio = other ? `${(median(row.samples) / median(other.samples)).toFixed(2)} × ${other.what}` : '';
    const range = `${show(Math.min(...row.samples))}–${show(Math.max(...row.samples))}`;
    return `| ${row.what} | ${show(median(row.samples))} ${row.unit} | ${range} | ${row.samples.length} | ${ratio} |`;
  });
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
  return [
    `## ${bench.name}`,
    bench.question,
    ['| what | median | range | runs | ratio |', '| --- | --: | --: | --: | --- |', ...lines].join('\n'),
    `${new Date().toISOString().slice(0, 10)}, ${machine}`,
  ].join('\n\n');
}

/** Puts the section in RESULTS.md, in place of the one of the same name. */
export function keep(bench: Bench, text: string): void {
  const known = existsSync(results)
    ? readFileSync(results, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const others = known.map((part) => part.trim()).filter((part) => !part.startsWith(`## ${bench.name}\n`));
  writeFileSync(
    results,
    `${[head.trim(), ...[...others, text].toSorted((a, b) => a.localeCompare(b))].join('\n\n')}\n`,
  );
}

function show(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
