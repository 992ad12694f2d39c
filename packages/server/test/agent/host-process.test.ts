import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const agent = new URL('../../src/agent/index.ts', import.meta.url).href;

/** What a process of its own prints that runs this code. */
async function output(code: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  return JSON.parse(stdout);
}

test('loading the agents leaves signals and the end of the process to the host', async () => {
  const counts = await output(`
    const count = () => ['SIGINT', 'SIGTERM', 'unhandledRejection', 'beforeExit'].map((name) => process.listenerCount(name));
    process.once('SIGINT', () => {});
    const before = count();
    await import('${agent}');
    console.log(JSON.stringify({ before, after: count() }));
  `);
  expect(counts).toEqual({ before: [1, 0, 0, 0], after: [1, 0, 0, 0] });
});
