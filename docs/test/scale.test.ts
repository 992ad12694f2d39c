import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadOf, usualHabits } from '../../bench/scale/load-model.ts';
import { loadTable } from '../../bench/scale/load-table.ts';
import { measured, type Measured } from '../../bench/scale/measured.ts';

const page = readFileSync(new URL('../scale.md', import.meta.url), 'utf8');
const results = readFileSync(new URL('../../bench/RESULTS.md', import.meta.url), 'utf8');

/** The cells of a table's rows, however wide its columns are. */
const cellsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replaceAll(/-{2,}/gu, '--')));

test('the table on the page is what the model computes', () => {
  const [, shown = ''] = /<!-- computed: load -->(.*)<!-- \/computed -->/su.exec(page) ?? [];
  expect(cellsOf(shown)).toEqual(cellsOf(loadTable()));
});

/** The median of a row of RESULTS.md. */
function medianOf({ bench, row }: Measured): number {
  const section = results.split(/^(?=## )/mu).find((part) => part.startsWith(`## ${bench}\n`)) ?? '';
  const cells = cellsOf(section).find(([what]) => what === row);
  return Number(cells?.[1]?.split(' ')[0]);
}

/** A quieter machine measures less, and the model stays on the safe side; much less says that it is out of date. */
test.each(Object.entries<Measured>(measured))('%s is what was measured', (_name, figure) => {
  const median = medianOf(figure);
  expect(median, `${figure.bench}: ${figure.row}`).toBeGreaterThan(figure.value / 5);
  expect(median, `${figure.bench}: ${figure.row}`).toBeLessThan(figure.value * 1.5);
});

describe('the model', () => {
  test('grows in proportion, but for what processes cost each other', () => {
    const [some, more] = [loadOf(1_000_000), loadOf(10_000_000)];
    for (const of of ['turnsPerSecond', 'openStreams', 'diskGBPerYear', 'tokensPerSecond'] as const)
      expect(more[of] / some[of]).toBeCloseTo(10);
    expect(more.serverCores / some.serverCores).toBeGreaterThan(10);
    expect(more.serverCores / some.serverCores).toBeLessThan(13);
  });

  test('no installation stops with one process, and none asks more of a process than it may', () => {
    for (const users of [1, 1_000, 100_000, 1_000_000, 10_000_000]) {
      const { processes, serverCores } = loadOf(users);
      expect(processes).toBeGreaterThanOrEqual(2);
      expect(serverCores).toBeLessThanOrEqual(processes * 1.01);
    }
  });

  test('who writes twice as much needs twice the turns; longer answers need more of Postgres', () => {
    const usual = loadOf(1_000_000);
    expect(loadOf(1_000_000, { ...usualHabits, messagesPerDay: 16 }).turnsPerSecond).toBeCloseTo(
      usual.turnsPerSecond * 2,
    );
    const longer = loadOf(1_000_000, { ...usualHabits, secondsPerAnswer: 20 });
    expect(longer.postgresCores).toBeGreaterThan(usual.postgresCores);
    expect(longer.openStreams).toBeCloseTo(usual.openStreams * 2);
  });
});
