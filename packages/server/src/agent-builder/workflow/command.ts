import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UsageError } from '../../cli/usage-error.ts';
import { readFlags } from '../../cli/read-flags.ts';
import { readSource } from '../source/read-source.ts';
import { SourceError } from '../source/source-error.ts';
import { migrateWorkflow, type Migration } from './migrate-workflow.ts';
import { newFiles } from './new-files.ts';
import { report } from './report.ts';

const flags = {
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  'keep-openai-store': { type: 'boolean' },
} as const;

/** Turns an exported workflow into one that Chatdock runs, in a folder of its own. Resolves to the exit code. */
export async function workflowCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags(args, flags, 'migrate-from-agent-builder --help');
  const [file, stray] = positionals;
  if (file === undefined || stray !== undefined)
    throw new UsageError('workflow takes one file: the TypeScript code that Agent Builder has exported.');
  const migration = migrateWorkflow(await readSource(file), {
    keepStore: values['keep-openai-store'] ?? false,
  });
  const folder = values.out ?? 'chatdock-workflow';
  const isDry = values['dry-run'] ?? false;
  const files = newFiles(migration);
  const written = isDry ? [] : await writeAll(folder, files, values.force ?? false);
  if (values.json) process.stdout.write(`${JSON.stringify(inJson(migration, written), null, 2)}\n`);
  else process.stdout.write(isDry ? `${report(migration)}\n` : summary(migration, folder, written));
  return 0;
}

/** All of them or none: nothing that is there is overwritten unless it may be. */
async function writeAll(
  folder: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
): Promise<readonly string[]> {
  const wanted = [...files].map(([name, text]) => ({ path: join(folder, name), text }));
  const there = wanted.filter(({ path }) => existsSync(path));
  if (there.length > 0 && !force)
    throw new SourceError(
      there.map(({ path }) => ({
        file: path,
        message:
          'this file is there already. Take another folder (--out), or let it be overwritten (--force).',
      })),
    );
  await mkdir(folder, { recursive: true });
  for (const { path, text } of wanted) await writeFile(path, text);
  return wanted.map(({ path }) => path);
}

function inJson({ text: _text, ...migration }: Migration, written: readonly string[]) {
  return { ...migration, written };
}

function summary(
  { file, changes, todo, unclear }: Migration,
  folder: string,
  written: readonly string[],
): string {
  const open = [...todo, ...unclear].map(({ line, message }) => `  ${file}:${line}: ${message}`);
  const left = open.length === 0 ? ['Nothing is left to do.'] : ['Left to do:', ...open];
  return [
    `Migrated ${file} with ${changes.length} changes:`,
    ...written.map((path) => `  ${path}`),
    '',
    ...left,
    '',
    `Try it: cd ${relative('.', folder) || '.'} && npm install && OPENAI_API_KEY=… npm start`,
    '',
  ].join('\n');
}
