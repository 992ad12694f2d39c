import { parse } from '@babel/parser';
import type { File } from '@babel/types';
import { SourceError } from './source-error.ts';

/** A file that has been read. */
export interface Source {
  /** As its owner calls it. */
  readonly file: string;
  readonly text: string;
}

/** Reads TypeScript or JavaScript, with JSX where the file's name says so. Nothing of it is run. @throws SourceError */
export function parseSource({ file, text }: Source): File {
  const jsx = /\.[jt]sx$|\.jsx?$|\.mjs$/u.test(file) ? ['jsx' as const] : [];
  try {
    return parse(text, { sourceType: 'module', plugins: ['typescript', ...jsx] });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = lineIn(error);
    const message = `this cannot be read as TypeScript: ${error.message.replace(/\s*\(\d+:\d+\)$/u, '')}`;
    throw new SourceError([{ file, line, message: message.endsWith('.') ? message : `${message}.` }]);
  }
}

function lineIn(error: SyntaxError): number | undefined {
  const loc: unknown = 'loc' in error ? error.loc : undefined;
  const line: unknown = typeof loc === 'object' && loc !== null && 'line' in loc ? loc.line : undefined;
  return typeof line === 'number' ? line : undefined;
}
