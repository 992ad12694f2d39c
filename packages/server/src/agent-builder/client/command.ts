import { readdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { UsageError } from '../../cli/usage-error.ts';
import { readFlags } from '../../cli/read-flags.ts';
import { readSource } from '../source/read-source.ts';
import { SourceError } from '../source/source-error.ts';
import { mentionsChatKit, type ClientEdit } from './client-edit.ts';
import { editPage } from './edit-page.ts';
import { editScript } from './edit-script.ts';
import { lineDiff } from './line-diff.ts';

const flags = { server: { type: 'string' }, write: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** Moves pages from hosted ChatKit to this server. Resolves to the exit code: 1 when something is left to be done by hand. */
export async function clientCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags(args, flags, 'migrate-from-agent-builder --help');
  const [folder, stray] = positionals;
  if (folder === undefined || stray !== undefined)
    throw new UsageError('client takes one folder, or one file: where the pages are.');
  const { server = '/api/chatkit', write = false, json = false } = values;
  const edits = await editAll(folder, checkedAddress(server));
  if (write) await writeAll(edits);
  process.stdout.write(json ? inJson(edits, write) : inWords(edits, write));
  return edits.some(({ remarks }) => remarks.length > 0) ? 1 : 0;
}

/** As it is written in pages. */
function checkedAddress(server: string): string {
  if (/^(?:https?:\/\/|\/(?!\/))[^\s"'<>]*$/u.test(server)) return server.replace(/\/+$/u, '');
  throw new UsageError(
    '--server takes an address, such as /api/chatkit or https://app.example.com/api/chatkit.',
  );
}

async function writeAll(edits: readonly ClientEdit[]): Promise<void> {
  for (const { file, before, after } of edits) if (before !== after) await writeFile(file, after);
}

/** Files that are to be changed, or looked at. */
async function editAll(folder: string, server: string): Promise<ClientEdit[]> {
  const edits: ClientEdit[] = [];
  for await (const file of filesIn(folder)) {
    const { text } = await readSource(file);
    if (!mentionsChatKit(text)) continue;
    const edit = /^\.html?$/u.test(extname(file))
      ? editPage(file, text, server)
      : editScript(file, text, server);
    if (edit.before !== edit.after || edit.remarks.length > 0) edits.push(edit);
  }
  return edits;
}

const wanted = /\.(?:html?|[cm]?[jt]sx?)$/u;
const left = new Set(['node_modules', 'dist', 'build', 'coverage']);

/** The files of pages below a folder, in order; what is made or hidden is left out. */
async function* filesIn(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new SourceError([{ file: path, message: 'there is no such file or folder.' }]);
  if (!found.isDirectory()) {
    yield path;
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => one.name.localeCompare(other.name))) {
    if (entry.name.startsWith('.') || left.has(entry.name)) continue;
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* filesIn(inside);
    else if (entry.isFile() && wanted.test(entry.name)) yield inside;
  }
}

function inWords(edits: readonly ClientEdit[], write: boolean): string {
  const changed = edits.filter(({ before, after }) => before !== after);
  const remarks = edits.flatMap(({ file, remarks: of }) =>
    of.map(({ line, message }) => `${file}:${line}: ${message}`),
  );
  const diffs = changed.map(({ file, before, after }) => lineDiff(file, before, after));
  const did = write ? 'changed' : 'would be changed; --write does it';
  const count = `${changed.length} ${changed.length === 1 ? 'file' : 'files'}`;
  const end = edits.length === 0 ? 'Nothing here talks to hosted ChatKit.' : `${count} ${did}.`;
  return `${[...diffs, ...remarks, ...(remarks.length > 0 ? [''] : []), end].join('\n')}\n`;
}

function inJson(edits: readonly ClientEdit[], write: boolean): string {
  const files = edits.map(({ file, before, after, remarks }) => ({
    file,
    changed: before !== after,
    diff: lineDiff(file, before, after),
    remarks,
  }));
  return `${JSON.stringify({ written: write, files }, null, 2)}\n`;
}
