import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SourceError } from '../../src/agent-builder/source/source-error.ts';
import { migrateWorkflow } from '../../src/agent-builder/workflow/migrate-workflow.ts';
import { runHere } from './support/run-here.ts';
import { exported, migrated } from './support/migrated.ts';

const run = (...args: string[]) => runHere(args);

const migrate = (text: string, file = 'x.ts') => migrateWorkflow({ file, text }, { keepStore: false });

function refusal(text: string, file?: string): string {
  try {
    migrate(text, file);
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
  throw new Error('It was taken.');
}

test('everything that is over is gone, and all else is as it was', () => {
  const { text, changes } = migrated('classifier');
  for (const gone of ['withTrace', 'traceMetadata', 'wf_', 'store: true', 'new Runner'])
    expect(text).not.toContain(gone);
  expect(text).toContain('    (an indented line of a text)`');
  const kept = new Set(text.split('\n').map((line) => line.trim()));
  const lost = exported('classifier')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !kept.has(line));
  expect(lost).toEqual([
    'import { tool, Agent, AgentInputItem, RunContext, Runner, withTrace } from "@openai/agents";',
    'store: true',
    'store: true',
    'store: true',
    'export const runWorkflow = async (workflow: WorkflowInput) => {',
    'return await withTrace("Post office", async () => {',
    'const state = {',
    'const conversationHistory: AgentInputItem[] = [',
    '{ role: "user", content: [{ type: "input_text", text: workflow.input_as_text }] }',
    '];',
    'const runner = new Runner({',
    'traceMetadata: {',
    '__trace_source__: "agent-builder",',
    'workflow_id: "wf_68f0000000000000000000000000000000000000000000a2"',
  ]);
  expect(changes).toEqual(changes.toSorted((one, other) => one.line - other.line));
  expect(changes).toContainEqual({
    line: 79,
    why: expect.stringContaining('trace id'),
    before: expect.stringContaining('workflow_id'),
    after: 'chat.runner',
  });
});

test('what is left to its owner is said, with its line', () => {
  const { todo, ids } = migrated('file-search');
  expect(todo.map(({ line, message }) => `${line} ${message.split(/[.:]/u)[0]}`)).toEqual([
    '9 drive needs its authorization, which exports leave out',
    '16 The tools of drive are used without asking anybody (requireApproval',
  ]);
  expect(ids.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'vector store vs_68f000000000000000000000000000b1',
    'connector connector_googledrive',
    'MCP server https://library.example.com/mcp',
    'file file-68f0000000000000000000b2',
    'workflow of Agent Builder wf_68f0000000000000000000000000000000000000000000a5',
    'vector store vs_68f000000000000000000000000000b3',
  ]);
  expect(migrated('classifier').todo.map(({ line }) => line)).toEqual([12, 25]);
  expect(migrated('guardrails').todo[0]?.message).toContain('stored as they write it');
  const { unclear } = migrate(
    exported('single-agent').replace('"Agent result is undefined"', 'workflow.customer_id'),
  );
  expect(unclear).toEqual([
    { line: 57, message: expect.stringContaining('workflow.customer_id is given by nobody') },
  ]);
});

test('an approval that cannot be asked for does not run, and one with code of its own is kept', () => {
  const nested = exported('approval').replace(
    'approvalRequest(approvalMessage)',
    '[approvalMessage].every((message) => approvalRequest(message))',
  );
  const { text, todo } = migrate(nested);
  expect(text).toContain("throw new Error('approvalRequest asks nobody yet: see MIGRATION.md.');");
  expect(text).not.toMatch(/return true/u);
  expect(todo).toEqual([{ line: 77, message: expect.stringContaining('await chat.approve(…)') }]);

  const own = exported('approval').replace('return true;', 'return confirm(message);');
  expect(migrate(own).text).toContain('return confirm(message);');
  expect(migrate(own).todo).toMatchObject([
    { line: 36, message: expect.stringContaining('code of its own') },
  ]);
});

test('names that are taken, options of a runner, a message in other words, what OpenAI may go on storing', () => {
  const chat = exported('single-agent').replaceAll('gardener', 'chat');
  expect(migrate(chat).text).toContain('theChat: WorkflowChat');
  const options = exported('single-agent').replace('traceMetadata:', 'model: "gpt-5", traceMetadata:');
  expect(migrate(options).todo).toMatchObject([{ message: expect.stringContaining('the option model') }]);
  const dated = exported('single-agent').replace(
    'text: workflow.input_as_text',
    'text: `${today()} ${workflow.input_as_text}`',
  );
  expect(migrate(dated).text).toContain('= [\n    ...(await chat.history()).slice(0, -1), { role: "user"');
  const kept = migrateWorkflow({ file: 'x.ts', text: exported('single-agent') }, { keepStore: true });
  expect(kept.text).toContain('store: true');
  expect(kept.todo).toMatchObject([{ message: expect.stringContaining('goes on storing') }]);
});

test('what is no export, or was changed beyond following, gets a sentence with its place', () => {
  expect(refusal('', 'a.ts')).toBe('a.ts: the file is empty.');
  expect(refusal('from agents import Agent\n', 'a.py')).toMatch(
    /^a\.py: this is Python\. Export the TypeScript/u,
  );
  expect(refusal('const a = ;', 'a.ts')).toBe('a.ts:1: this cannot be read as TypeScript: Unexpected token.');
  expect(refusal('export const a = 1;', 'a.ts')).toMatch(
    /^a\.ts: nothing is imported from "@openai\/agents"/u,
  );
  expect(refusal(migrated('approval').text)).toMatch(/^x\.ts:1: this is migrated already/u);
  expect(refusal(`import { Agent } from '@openai/agents';\n`)).toMatch(
    /^x\.ts: there is no function runWorkflow/u,
  );
  const change = (from: string, to: string) => refusal(exported('single-agent').replace(from, to));
  expect(change('(workflow: WorkflowInput)', '(workflow: WorkflowInput, user: string)')).toMatch(
    /^x\.ts:34: runWorkflow takes more/u,
  );
  expect(change('(workflow: WorkflowInput)', '({ input_as_text }: WorkflowInput)')).toMatch(
    /^x\.ts:34: runWorkflow is not async/u,
  );
  expect(change('await runner.run(', 'await run(')).toMatch(/^x\.ts:48: this runs an agent with run/u);
  expect(
    change('...conversationHistory\n      ]', '...conversationHistory\n      ], { stream: true }'),
  ).toMatch(/^x\.ts:52: this run streams by itself/u);
  expect(change('role: "user"', 'role: role')).toMatch(/^x\.ts:34: the list that begins with the user/u);
  expect(change('new Runner(', 'makeRunner(')).toMatch(/^x\.ts:34: no new Runner/u);
});

test('the command writes a folder once, says what it would do, and answers in JSON', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'export.ts');
  const out = join(folder, 'out');
  writeFileSync(file, exported('approval'));

  const dry = await run('workflow', file, '--out', out, '--dry-run');
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(dry.stdout).toContain('- line 77: The user is asked, with Approve and Reject');
  expect(existsSync(out)).toBe(false);

  const done = await run('workflow', file, '--out', out);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toContain(`Migrated ${file}`);
  for (const name of ['workflow.ts', 'server.ts', 'package.json', 'MIGRATION.md'])
    expect(readFileSync(join(out, name), 'utf8')).toMatch(/\S\n$/u);
  writeFileSync(join(out, 'server.ts'), 'mine');
  const again = await run('workflow', file, '--out', out);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain(`${join(out, 'server.ts')}: this file is there already.`);
  expect(readFileSync(join(out, 'server.ts'), 'utf8')).toBe('mine');
  const forced = await run('workflow', file, '--out', out, '--force', '--json');
  expect(JSON.parse(forced.stdout)).toMatchObject({
    file,
    todo: [],
    unclear: [],
    written: expect.any(Array),
  });
  expect(readFileSync(join(out, 'server.ts'), 'utf8')).not.toBe('mine');

  expect(await run('workflow', join(folder, 'none.ts'))).toMatchObject({
    code: 1,
    stderr: `${join(folder, 'none.ts')}: there is no such file.\n`,
  });
  expect(await run('workflow')).toMatchObject({ code: 2 });
  expect(await run('everything')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('workflow, threads, client'),
  });
  expect((await run('workflow', file, '--fast')).stderr).toMatch(/^Unknown option '--fast'\. Try/u);
  expect(await run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--owner-map') });
});
