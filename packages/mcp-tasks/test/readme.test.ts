import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, freePort } from '@chatdock/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../src/database/index.ts';
import { postgresTasks, type Task } from '../src/index.ts';
import { blockCount, snippets, writeSnippets } from './support/readme-snippets.ts';
import { runScript } from './support/run-script.ts';
import { startScriptedOpenAI } from './support/scripted-openai.ts';

// Every snippet of the README runs here as it stands, against the built package.

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let written: ReturnType<typeof writeSnippets>;
beforeAll(async () => {
  created = await createTestDatabase();
  written = writeSnippets();
});
afterAll(async () => {
  written.remove();
  await created.drop();
});

const run = (name: string, env: Record<string, string>) => runScript(name, { cwd: written.folder, env });

async function tasksOf(owner: string): Promise<Task[]> {
  const database = await openDatabase({ url: created.url });
  try {
    return await postgresTasks(database).forOwner(owner).list();
  } finally {
    await database.close();
  }
}

it('has no snippet that is not run here', () => {
  expect([...snippets.keys()]).toEqual([
    'first.ts',
    'agent-tools.ts', // runs in readme-clients.test.ts, and so does the next
    'mount.ts',
    'files.ts',
    'express.ts',
    'agent.ts',
    'door.ts',
  ]);
  expect(blockCount).toBe(snippets.size);
});

it('has snippets without type errors', () => {
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(
    join(written.folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  );
  writeFileSync(join(written.folder, 'package.json'), '{"type":"module"}');
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', written.folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

it.each([
  ['Postgres', () => ({ DATABASE_URL: created.url })],
  ['the embedded database', () => ({})],
])('first.ts adds a task, on %s', async (_, env) => {
  expect(await run('first.ts', env()).ended).toEqual({
    code: 0,
    stdout: `{ task_id: 1, status: 'created', title: 'Buy groceries' }\n`,
    stderr: '',
  });
});

it('files.ts carries tasks from one owner to another', async () => {
  expect(await run('files.ts', { DATABASE_URL: created.url }).ended).toEqual({
    code: 0,
    stdout: '{ imported: 1, skipped: 0 }\n',
    stderr: '',
  });
  expect(await tasksOf('dan')).toMatchObject([
    { title: 'Water the plants', recurrence: 'FREQ=WEEKLY;BYDAY=MO' },
  ]);
});

it('express.ts serves each user their tasks, and ends cleanly', async () => {
  const port = await freePort();
  const { child, ended } = run('express.ts', { DATABASE_URL: created.url, PORT: String(port) });
  onTestFinished(() => void child.kill('SIGKILL'));
  const request = (user: string, body?: object) =>
    fetch(`http://127.0.0.1:${port}/tasks`, {
      headers: { 'x-demo-user': user, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  const isUp = () =>
    request('nobody').then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await sleep(50);

  const added = await request('eve', { title: ' Pay bills ', owner: 'mallory' });
  expect([added.status, await added.json()]).toMatchObject([201, { id: 1, title: 'Pay bills' }]);
  const refused = await request('eve', { title: ' ' });
  expect([refused.status, await refused.json()]).toEqual([
    422,
    { error: { code: 'invalid_title', message: 'A task needs a title.' } },
  ]);
  expect(await (await request('eve')).json()).toMatchObject([{ title: 'Pay bills' }]);
  expect(await (await request('mallory')).json()).toEqual([]);

  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('agent.ts lets a model use the tools', async () => {
  const model = await startScriptedOpenAI([
    [
      {
        type: 'function_call',
        id: 'fc_1',
        call_id: 'call_1',
        name: 'add_task',
        arguments: '{"title":"From an agent"}',
        status: 'completed',
      },
    ],
    [
      {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: 'Added.', annotations: [] }],
      },
    ],
  ]);
  onTestFinished(() => model.close());
  const script = run('agent.ts', {
    DATABASE_URL: created.url,
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: model.baseUrl,
  });
  expect(await script.ended).toEqual({ code: 0, stdout: 'Added.\n', stderr: '' });
  const names = [
    'add_task',
    'list_tasks',
    'complete_task',
    'update_task',
    'delete_task',
    'get_task',
    'reopen_task',
  ];
  expect(model.requests[0]).toMatchObject({ tools: names.map((name) => ({ type: 'function', name })) });
  expect(JSON.stringify(model.requests[1])).toContain(String.raw`\"status\":\"created\"`);
  expect(await tasksOf('ann')).toContainEqual(expect.objectContaining({ title: 'From an agent' }));
});

it('door.ts keeps owners apart without a WHERE', async () => {
  const { code, stdout, stderr } = await run('door.ts', { DATABASE_URL: created.url }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^PostgreSQL .+\n\[ \{ body: 'a note of ann' \} \]\nstatement_failed 42601\n$/);
});
