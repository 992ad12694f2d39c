import { readFileSync, writeFileSync } from 'node:fs';
import type { Package } from 'custom-elements-manifest/schema.d.ts';
import { vsCodeData } from './vs-code-data.ts';
import { webTypes } from './web-types.ts';

// Writes what editors complete and explain in a page's HTML, from the custom-elements manifest.

const dist = new URL('../dist/', import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, dist), 'utf8');
}

function write(name: string, data: unknown): void {
  writeFileSync(new URL(name, dist), `${JSON.stringify(data, null, 2)}\n`);
}

const manifest: Package = JSON.parse(read('custom-elements.json'));
const { name, version } = JSON.parse(read('../package.json'));
write('vscode.html-custom-data.json', vsCodeData(manifest));
write('web-types.json', webTypes(manifest, { name, version }));
