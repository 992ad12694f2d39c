import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

const here = fileURLToPath(new URL('../..', import.meta.url));

export const readme = readFileSync(join(here, 'README.md'), 'utf8');

/** The README's code: each block's name, from the comment above it, and its text. */
export const snippets = new Map(
  [...readme.matchAll(/<!-- snippet: (\S+) -->\n\n```\w+\n([^]*?)```/g)].map(([, name = '', code = '']) => [
    name,
    code,
  ]),
);

/** Writes the snippets that a bundler takes to a folder of this package, where imports resolve as they do for a user. */
export function writeSnippets(): { folder: string; remove: () => void } {
  const parent = join(here, '.artifacts');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'readme-'));
  for (const [name, code] of snippets)
    if (/\.(tsx?|vue|svelte)$/.test(name)) writeFileSync(join(folder, name), code);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the compiler says of the snippets in `folder`, under strict settings. */
export function typeErrors(folder: string): string {
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
  };
  // A page has one of these at a time; the element's types come with any import of the package.
  writeFileSync(join(folder, 'types.d.ts'), `import '@chatdock/widget';\n`);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }),
  );
  const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}

/** A snippet as a bundler makes it for browsers: one module. */
export async function bundleSnippet(folder: string, name: string): Promise<string> {
  const bundle = await rollup({
    input: join(folder, name),
    plugins: [
      {
        name: 'types',
        load: (id) => (id.endsWith('.ts') ? stripTypeScriptTypes(readFileSync(id, 'utf8')) : null),
      },
      nodeResolve({ browser: true }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}
