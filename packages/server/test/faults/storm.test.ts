import { expect, test } from 'vitest';
import { runStorm } from './storm.ts';

// A short storm, of a seed that stays: long ones are `npm run test:faults`.

test('F1–F9: after a storm nothing is lost, doubled, mixed up or left behind', async () => {
  const report = await runStorm({ seed: 11, seconds: 10, people: 4 });
  expect(report.violations).toEqual([]);
  // It was a storm, and people chatted in it.
  const all = (kind: string): number => report.of(kind).reduce((sum, [, times]) => sum + times, 0);
  expect(all('strike ')).toBeGreaterThan(1);
  expect(all('messages ')).toBeGreaterThan(4);
  expect(report.of('check ').length).toBeGreaterThan(6);
});
