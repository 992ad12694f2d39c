import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const here = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));

/** Runs one test file with the set-up that all tests have. Answers the exit code. */
function run(body: string): number | null {
  mkdirSync(join(here, '.artifacts'), { recursive: true });
  const folder = mkdtempSync(join(here, '.artifacts', 'run-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = { test: { globalSetup: ['@chatdock/testing/global-setup'], include: ['*.test.mjs'] } };
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
  writeFileSync(
    join(folder, 'one.test.mjs'),
    `import { expect, test } from 'vitest'; test('one', () => { ${body} });`,
  );
  const { CHATDOCK_TEST_DATABASE_URL: _, ...env } = process.env; // so that the set-up starts a Postgres
  return spawnSync(process.execPath, [vitest, 'run'], { cwd: folder, env }).status;
}

test('a run whose tests pass ends well', () => {
  expect(run('expect(1).toBe(1)')).toBe(0);
});

test('a run in which one fails does not', () => {
  expect(run('expect(1).toBe(2)')).toBe(1);
});
