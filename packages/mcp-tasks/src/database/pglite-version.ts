import { readFileSync } from 'node:fs';
import { textField } from './text-field.ts';

/** The version of the PGlite that an import gets. */
export function pgliteVersion(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return textField(JSON.parse(readFileSync(manifest, 'utf8')), 'version') ?? 'of unknown version';
}
