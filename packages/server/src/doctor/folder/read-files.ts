import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

/** A file of a project that was read. */
export interface ProjectFile {
  /** From the project's folder on. */
  readonly path: string;
  readonly text: string;
}

const skipped = new Set(
  'node_modules .git dist build out .next .nuxt .svelte-kit coverage vendor venv .venv __pycache__ .turbo .cache target'.split(
    ' ',
  ),
);
const readable =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?|py|conf|nginx|toml)$|^(?:\.env.*|\.gitignore|package\.json|requirements.*\.txt|nginx.*)$/iu;

const mostFiles = 5_000;
const mostFolders = 5_000;
const mostBytes = 1_000_000;

/** What was read of a folder. */
export interface ReadFolder {
  readonly files: readonly ProjectFile[];
  /** Whether there was more. */
  readonly isCut: boolean;
}

/**
 * Reads the files of a project that can say something, and nothing of what was installed or built. Links are not followed, so there
 * is no way round in circles or out of the folder; what cannot be read is passed over.
 */
export async function readFiles(folder: string): Promise<ReadFolder> {
  const files: ProjectFile[] = [];
  const folders = [folder];
  for (let at = 0; at < folders.length && at < mostFolders; at += 1) {
    const { names, below } = await listFolder(folders[at] ?? folder);
    folders.push(...below);
    for (const name of names) {
      const text = await readOne(name);
      if (text !== null) files.push({ path: relative(folder, name), text });
      if (files.length >= mostFiles) return { files, isCut: true };
    }
  }
  return { files, isCut: folders.length > mostFolders };
}

async function listFolder(folder: string): Promise<{ names: string[]; below: string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sorted = entries.toSorted((one, other) => one.name.localeCompare(other.name));
  const pathOf = ({ name }: { name: string }) => join(folder, name);
  return {
    names: sorted.filter((entry) => entry.isFile() && readable.test(entry.name)).map(pathOf),
    below: sorted.filter((entry) => entry.isDirectory() && !skipped.has(entry.name)).map(pathOf),
  };
}

/** Nothing of what is no text, or longer than what people write. */
async function readOne(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > mostBytes) return null;
    const text = await readFile(path, 'utf8');
    return text.slice(0, 8_000).includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Whether it is part of the tests, where keys are made up. */
export function isTestFile(path: string): boolean {
  return /(?:^|[/\\])(?:tests?|__tests__|e2e)[/\\]/u.test(path) || /\.(?:test|spec)\.\w+$/u.test(path);
}

/** `.env` and its kind, without those that only show what there is to set. */
export function isEnvFile(path: string): boolean {
  const name = basename(path);
  return name.startsWith('.env') && !/example|sample|template|dist$/iu.test(name);
}

export function placeIn({ path, text }: ProjectFile, index: number): string {
  return `${path}:${text.slice(0, index).split('\n').length}`;
}
