import { createTestDatabase, freePort } from '@chatdock/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../agent/support/fake-turn.ts';
import { ModelServer } from '../agent/support/model-server.ts';
import { chatClient } from '../support/chat-client.ts';
import { startHostedThreads, type HostedThreads } from './support/hosted-threads.ts';
import { exported, projectFolder } from './support/migrated.ts';
import { workflowModel } from './support/workflow-model.ts';

// The commands of docs/from-agent-builder.md, one after the other, as they stand.

const docs = readFileSync(new URL('../../../../docs/from-agent-builder.md', import.meta.url), 'utf8');
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const blocks = new Map(
  [...docs.matchAll(/<!-- run: (\w+) -->\n\n```sh\n([^]*?)```/gu)].map(([, name = '', lines = '']) => [
    name,
    lines.trim().split('\n'),
  ]),
);

let project: ReturnType<typeof projectFolder>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let model: ModelServer;
let hosted: HostedThreads;
beforeAll(async () => {
  project = projectFolder();
  database = await createTestDatabase();
  model = await ModelServer.start();
  model.script(workflowModel);
  const said = { id: 'cti_1', type: 'chatkit.user_message', content: [{ type: 'input_text', text: 'Hi' }] };
  const items = [{ ...said, attachments: [], inference_options: null }];
  hosted = await startHostedThreads([
    { id: 'cthr_1', user: 'user-17', title: 'Hi', status: { type: 'active' }, items },
  ]);
  writeFileSync(join(project.folder, 'support.ts'), exported('single-agent'));
  writeFileSync(join(project.folder, 'owners.json'), /```json\n([^]*?)```/u.exec(docs)?.[1] ?? '');
  mkdirSync(join(project.folder, 'src'));
  writeFileSync(
    join(project.folder, 'src/chat.js'),
    `chat.setOptions({ api: { getClientSecret: () => secret() }, theme: 'dark' });\n`,
  );
});
afterAll(async () => {
  hosted.close();
  await model.stop();
  await database.drop();
  project.remove();
});

/** Runs those lines of a block that are commands of ours; what they print, each. */
async function runBlock(name: string, env: Record<string, string> = {}): Promise<string[]> {
  const outputs: string[] = [];
  for (const line of blocks.get(name) ?? []) {
    const [npx, ours, ...args] = line.split(' ');
    if (npx !== 'npx' || ours !== '@chatdock/server') continue;
    const child = spawn(process.execPath, [cli, ...args], { cwd: project.folder, env, stdio: 'pipe' });
    const printed = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, 'close');
    outputs.push((await printed)[0]);
    expect.soft([code, (await printed)[1]], line).toMatchObject([0, expect.not.stringContaining('Error')]);
  }
  return outputs;
}

test('the page has its four blocks of commands', () => {
  expect([...blocks.keys()]).toEqual(['workflow', 'server', 'threads', 'client']);
  expect(docs.match(/```sh\n/gu)).toHaveLength(blocks.size);
});

test('the workflow becomes a server that answers, with the page to try it at', async () => {
  const [printed] = await runBlock('workflow');
  expect(printed).toContain('Try it: cd chatdock-workflow && npm install && OPENAI_API_KEY=… npm start');
  expect(blocks.get('server')).toEqual([
    'cd chatdock-workflow',
    'npm install',
    'OPENAI_API_KEY=sk-… npm start',
  ]);
  const folder = join(project.folder, 'chatdock-workflow');
  const { scripts, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toEqual(['@chatdock/server', 'express', '@openai/agents']);
  const port = await freePort();
  const [node, ...args] = String(scripts.start).split(' ');
  expect(node).toBe('node');
  const env = {
    PORT: String(port),
    LOG_LEVEL: 'warn',
    OPENAI_API_KEY: 'sk-scripted',
    OPENAI_BASE_URL: model.url,
    DATABASE_URL: database.url,
  };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const origin = String(line).trim();
    expect(origin).toBe(`http://localhost:${port}`);
    expect(await (await fetch(origin)).text()).toContain('/api/chatkit/embed.js');
    const session: { client_secret: string } = await (
      await fetch(`${origin}/api/chatkit/session`, { method: 'POST' })
    ).json();
    const { events } = await chatClient(`${origin}/api/chatkit`, session.client_secret).create('Hello');
    expect(textOf(events)).toBe('Heard: Hello');
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
});

test('the threads come over', async () => {
  const where = {
    OPENAI_API_KEY: 'sk-scripted',
    OPENAI_BASE_URL: hosted.baseUrl,
    DATABASE_URL: database.url,
  };
  const [dry, done] = await runBlock('threads', where);
  expect(dry).toContain('2 users, 1 threads, 1 items at OpenAI.\nNothing was written.');
  expect(done).toContain('Here: 1 threads are new');
});

test('the page moves', async () => {
  const [shown, written] = await runBlock('client');
  expect(shown).toContain("+chat.options = { theme: 'dark' };");
  expect(written).toContain('1 file changed.');
  expect(readFileSync(join(project.folder, 'src/chat.js'), 'utf8')).toBe(
    "chat.options = { theme: 'dark' };\n",
  );
});
