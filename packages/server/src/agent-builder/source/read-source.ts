import { readFile } from 'node:fs/promises';
import type { Source } from './parse-source.ts';
import { SourceError } from './source-error.ts';

const mostBytes = 5_000_000;

/** Reads a file of code. @throws SourceError when it cannot be had, or is none */
export async function readSource(file: string): Promise<Source> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new SourceError([
      { file, message: sentences[codeOf(error)] ?? `this cannot be read (${codeOf(error)}).` },
    ]);
  }
  if (bytes.length > mostBytes || bytes.includes(0))
    throw new SourceError([{ file, message: 'this is no file of code: it is too large, or not text.' }]);
  return { file, text: bytes.toString('utf8').replace(/^\uFEFF/u, '') };
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'this is a folder; a file is needed.',
  EACCES: 'this may not be read by you.',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
