import { cpSync, globSync } from 'node:fs';

/** `tsc` emits code only: migrations are SQL files beside the code that runs them. */
export function copySql(root) {
  for (const file of globSync('packages/*/src/**/*.sql', { cwd: root })) {
    cpSync(new URL(file, root), new URL(file.replace('/src/', '/dist/'), root));
  }
}
