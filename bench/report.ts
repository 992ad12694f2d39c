import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { median, type Bench, type Row } from './bench.ts';

const results = new URL('RESULTS.md', import.meta.url);

const head = `# Results

Medians of interleaved runs; \`npm run bench\` gets them again, \`npm run bench -- <name>\` one of them. Wall clocks on shared machines
are noisy: the ratios say more than the figures.
`;

/** The bench's section of RESULTS.md: a table, with when and where it was measured, and beside which versions. */
export function section(bench: Bench, rows: readonly Row[], versions: readonly string[]): string {
  const hasTargets = rows.some(({ target }) => target);
  const cells = rows.map((row) => [...measured(row, rows), ...(hasTargets ? [verdict(row, rows)] : [])]);
  const columns = ['what', 'median', 'range', 'runs', 'ratio', ...(hasTargets ? ['target'] : [])];
  const rule = columns.map((column) => (/median|range|runs/u.test(column) ? '--:' : '---'));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}`;
  return [
    `## ${bench.name}`,
    bench.question,
    [columns, rule, ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n'),
    [new Date().toISOString().slice(0, 10), machine, `Node ${process.versions.node}`, ...versions].join(', '),
  ].join('\n\n');
}

function measured(row: Row, rows: readonly Row[]): string[] {
  const { what, samples, unit, against } = row;
  return [
    what,
    `${show(median(samples), unit)} ${unit}`,
    `${show(Math.min(...samples), unit)}–${show(Math.max(...samples), unit)}`,
    String(samples.length),
    // Nothing is so many times nothing.
    Number.isFinite(ratio(row, rows)) ? `${ratio(row, rows).toFixed(2)} × ${against}` : '',
  ];
}

/** What the row has to reach, and whether it does. */
function verdict(row: Row, rows: readonly Row[]): string {
  if (!row.target) return '';
  const { of, is, value } = row.target;
  const figure = of === 'median' ? median(row.samples) : ratio(row, rows);
  const isMet = is === 'at most' ? figure <= value : figure >= value;
  return `${is} ${value} ${of === 'median' ? row.unit : '×'}: ${isMet ? 'met' : '**missed**'}`;
}

function ratio({ samples, against }: Row, rows: readonly Row[]): number {
  return median(samples) / median(rows.find(({ what }) => what === against)?.samples ?? []);
}

/** Puts the section in RESULTS.md, in place of the one of the same name. */
export async function keep(bench: Bench, text: string): Promise<void> {
  const known = existsSync(results)
    ? readFileSync(results, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const others = known.map((part) => part.trim()).filter((part) => !part.startsWith(`## ${bench.name}\n`));
  const all = [head.trim(), ...[...others, text].toSorted((a, b) => a.localeCompare(b))].join('\n\n');
  // As the repository's own check wants every file.
  writeFileSync(results, await format(all, { ...(await resolveConfig(results)), parser: 'markdown' }));
}

/** Bytes are the same in every run: they are told more exactly than times, which are not. */
function show(value: number, unit: Row['unit']): string {
  if (value < 10) return value.toFixed(2);
  return value.toFixed(unit === 'kB' && value < 100 ? 1 : 0);
}
