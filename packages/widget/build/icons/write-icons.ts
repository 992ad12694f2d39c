import { rmSync, writeFileSync } from 'node:fs';
import { iconFiles } from './icon-files.ts';

// Writes the pictures of icons into the sources; run it after an update of Lucide. A test says when it has to be.

const folder = new URL('../../src/renderers/open/icons/', import.meta.url);

for (const [path, content] of iconFiles()) {
  rmSync(new URL(path, folder), { force: true });
  writeFileSync(new URL(path, folder), content);
}
