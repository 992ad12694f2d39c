import { createTestDatabase, freePort } from '@chatdock/testing';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrateWorkflow, type Migration } from '../../../src/agent-builder/workflow/migrate-workflow.ts';
import { userSecret } from '../../support/user-token.ts';

const here = fileURLToPath(new URL('../', import.meta.url));
const artifacts = fileURLToPath(new URL('../../../.artifacts/', import.meta.url));

/** Code as Agent Builder exports it, written for these tests. */
export function exported(name: string): string {
  return readFileSync(join(here, 'exports', `${name}.ts.txt`), 'utf8');
}

/** The same, migrated. */
export function migrated(name: string): Migration {
  return migrateWorkflow({ file: `${name}.ts`, text: exported(name) }, { keepStore: false });
}

const guardrailTypes = `export function runGuardrails(
  ...given: unknown[]
): Promise<{ tripwireTriggered: boolean; info: Record<string, unknown> }[]>;\n`;

/** A folder of this package, where imports resolve as they do for a user. */
export function projectFolder(): { folder: string; remove: () => void } {
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'agent-builder-'));
  cpSync(join(here, 'project'), folder, { recursive: true });
  // What @openai/guardrails would ask a model; it cannot be installed beside the Agents SDK of today.
  const guardrails = join(folder, 'node_modules/@openai/guardrails');
  mkdirSync(guardrails, { recursive: true });
  cpSync(join(folder, 'guardrails.js'), join(guardrails, 'index.js'));
  writeFileSync(join(guardrails, 'index.d.ts'), guardrailTypes);
  writeFileSync(
    join(guardrails, 'package.json'),
    JSON.stringify({ name: '@openai/guardrails', type: 'module', main: 'index.js', types: 'index.d.ts' }),
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the compiler says of the files in a folder; empty when all is well. */
export function compilerErrors(folder: string): string {
  const tsc = fileURLToPath(new URL('../../../../../node_modules/typescript/bin/tsc', import.meta.url));
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}

/** The migrated workflows, each at an address of its own, in a process of their own. */
export async function serveWorkflows(folder: string, names: readonly string[], modelUrl: string) {
  const database = await createTestDatabase();
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    LOG_LEVEL: 'error',
    WORKFLOWS: names.join(','),
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: userSecret,
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: modelUrl,
  };
  const child = spawn(process.execPath, ['serve.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/up`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`It ended: ${(await output).join('\n')}`);
    await sleep(50);
  }
  return {
    api: (name: string) => `http://127.0.0.1:${port}/${name}`,
    async close() {
      child.kill('SIGKILL');
      await output;
      await database.drop();
    },
  };
}
