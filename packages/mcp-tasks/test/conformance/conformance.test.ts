import { listen } from '@chatdock/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestTasks, startEndpoint, type TestEndpoint, type TestTasks } from '../support/tasks-http.ts';
import { tokenProxy } from '../support/token-proxy.ts';
import { seconds, userToken } from '../support/user-token.ts';

// The official suite against the endpoint that ships, token and all. What it fails stands, explained, in the .yml files.

const suite = fileURLToPath(
  new URL('../../../../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url),
);

let opened: TestTasks;
let endpoint: TestEndpoint;
let proxy: ReturnType<typeof tokenProxy>;
let address: string;
let results: string;
beforeAll(async () => {
  results = mkdtempSync(join(tmpdir(), 'chatdock-conformance-'));
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
  // The suite cannot send a token.
  proxy = tokenProxy(endpoint.url, await userToken({ sub: 'conformance', exp: seconds(600) }));
  address = `${await listen(proxy)}/mcp`;
});
afterAll(async () => {
  proxy.close();
  proxy.closeAllConnections();
  await endpoint.close();
  await opened.close();
  rmSync(results, { recursive: true, force: true });
});

async function runSuite(revision: string): Promise<{ code: unknown; output: string }> {
  const expected = fileURLToPath(new URL(`./${revision}.yml`, import.meta.url));
  const child = spawn(
    process.execPath,
    [suite, 'server', '--url', address, '--requirements', revision, '--expected-failures', expected].concat([
      '-o',
      join(results, revision),
    ]),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output: `${stdout}\n${stderr}` };
}

/** What the suite says is not as the list has it: a failure that is not there, or one that is and passes. */
function unexpectedIn(output: string): string[] {
  const [, end = ''] = output.split(/Unexpected failures|Stale baseline|no longer fail/u);
  return [...end.matchAll(/^ {2}\S (\S+)$/gmu)].map(([, name = '']) => name);
}

describe('A6: the official conformance suite', () => {
  test.each([
    ['2026-07-28', ['server-stateless', 'tools-list', 'dns-rebinding-protection', 'http-header-validation']],
    ['2025-11-25', ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection']],
  ])('revision %s fails nothing but what is explained', async (revision, generic) => {
    const { code, output } = await runSuite(revision);
    for (const scenario of generic) expect.soft(output).toContain(`Running scenario: ${scenario} `);
    expect({ code, unexpected: unexpectedIn(output) }).toEqual({ code: 0, unexpected: [] });
  });
});
