import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rollup';
import { type Bundle, keptBundle } from './kept-bundle.ts';

/** The sources are TypeScript that goes away without a trace, so what is tested is what was last saved. */
const stripTypes: Plugin = {
  name: 'strip-types',
  async load(id) {
    if (!id.endsWith('.ts')) return null;
    this.addWatchFile(id); // who reads a file for rollup says so
    return stripTypeScriptTypes(await readFile(id, 'utf8'));
  },
};

/** `page-script.ts`, and with it the open renderer, as browsers load it: file name → source. */
export async function bundlePageScript(): Promise<ReadonlyMap<string, string>> {
  return new Map(await keptBundle('page-script', bundle));
}

async function bundle(): Promise<Bundle> {
  const [{ rollup }, { nodeResolve }] = await Promise.all([
    import('rollup'),
    import('@rollup/plugin-node-resolve'),
  ]);
  const made = await rollup({
    input: fileURLToPath(new URL('page-script.ts', import.meta.url)),
    plugins: [stripTypes, nodeResolve({ browser: true })],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await made.generate({
    format: 'esm',
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.some((id) => id.endsWith('/conversation/define.ts'))
        ? 'conversation.js'
        : 'chunk-[name]-[hash].js',
  });
  await made.close();
  return {
    files: output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']),
    sources: [...made.watchFiles, import.meta.filename],
  };
}
