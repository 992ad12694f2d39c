import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';

/** The sources are TypeScript that goes away without a trace, so what is tested is what was last saved. */
const stripTypes: Plugin = {
  name: 'strip-types',
  load: async (id) => (id.endsWith('.ts') ? stripTypeScriptTypes(await readFile(id, 'utf8')) : null),
};

/** Bundles `page-script.ts`, and with it the open renderer, as browsers load it: file name → source. */
export async function bundlePageScript(): Promise<ReadonlyMap<string, string>> {
  const bundle = await rollup({
    input: fileURLToPath(new URL('page-script.ts', import.meta.url)),
    plugins: [stripTypes, nodeResolve({ browser: true })],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.some((id) => id.endsWith('/conversation/define.ts'))
        ? 'conversation.js'
        : 'chunk-[name]-[hash].js',
  });
  await bundle.close();
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']));
}
