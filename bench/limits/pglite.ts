import { spawnSync } from 'node:child_process';

const open = `
  import { PGlite } from '@electric-sql/pglite';
  const started = performance.now();
  const db = await PGlite.create(process.argv[1]);
  await db.query('select 1');
  process.stdout.write(String(performance.now() - started));
  await db.close();
`;

/** Milliseconds that PGlite by itself takes to open `folder`, creating its cluster when it is new, in a process of its own. */
export function timePGlite(folder: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', open, folder],
    {
      cwd: new URL('../../packages/mcp-tasks', import.meta.url),
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`PGlite did not open ${folder}: ${stderr}`);
  return Number(stdout);
}
