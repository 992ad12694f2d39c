import { parseArgs } from 'node:util';
import type { Report } from './support/report.ts';
import { runStorm } from './storm.ts';

// `npm run test:faults [-- --seed N] [--minutes M] [--processes P] [--people N]`: a storm, and what it has found. Exit code 1 when
// something does not hold; the same seed draws the same storm again.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '5' },
    processes: { type: 'string', default: '3' },
    people: { type: 'string', default: '8' },
  },
});

function tell(title: string, rows: readonly (readonly [string, number])[]): void {
  console.log(`\n${title}`);
  for (const [what, times] of rows) console.log(`  ${String(times).padStart(7)}  ${what}`);
}

function tellAll(report: Report): void {
  tell('Strikes', report.of('strike '));
  tell('What people did', report.of('act '));
  tell('What the model did', report.of('model '));
  tell('Answers', report.of('answer '));
  tell('Messages', report.of('messages '));
  tell('Checked', report.of('check '));
}

const [seed, minutes, processes, people] = [values.seed, values.minutes, values.processes, values.people].map(
  Number,
);
if (![seed, minutes, processes, people].every((value) => value !== undefined && value > 0)) {
  console.error('--seed, --minutes, --processes and --people are numbers above 0.');
  process.exitCode = 2;
} else {
  const startedAt = Date.now();
  const report = await runStorm({
    seed: seed ?? 1,
    seconds: (minutes ?? 5) * 60,
    processes: processes ?? 3,
    people: people ?? 8,
    say: (line) => console.log(line),
  });
  tellAll(report);
  console.log(`\nIt took ${Math.round((Date.now() - startedAt) / 1_000)} s.`);
  for (const violation of report.violations) console.error(`\n✗ ${violation}`);
  if (report.violations.length > 0) {
    const again = `--seed ${seed} --minutes ${minutes} --processes ${processes} --people ${people}`;
    console.error(
      `\n${report.violations.length} do not hold. To see it again: npm run test:faults -- ${again}`,
    );
    process.exitCode = 1;
  } else console.log('Everything holds.');
}
