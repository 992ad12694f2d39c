import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

const apps = new URL('apps/', import.meta.url);

const isCustomElement = (tag: string): boolean => tag === 'chat-dock';

const vue: Plugin = {
  name: 'vue',
  transform: {
    filter: { id: /\.vue$/ },
    handler(source, filename) {
      const { descriptor } = parse(source, { filename });
      const templateOptions = { compilerOptions: { isCustomElement } };
      const { content } = compileScript(descriptor, { id: 'app', inlineTemplate: true, templateOptions });
      return { code: content, moduleType: 'ts' };
    },
  },
};

const svelte: Plugin = {
  name: 'svelte',
  transform: {
    filter: { id: /\.svelte$/ },
    handler: (source, filename) => ({
      code: compile(source, { filename, generate: 'client', dev: true }).js.code,
      moduleType: 'js',
    }),
  },
};

/** An app as its users would build it for browsers, in the frameworks’ development mode: file names and code, first the entry. */
export async function bundleApp(name: string): Promise<[string, string][]> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(name, apps)),
    platform: 'browser',
    logLevel: 'silent', // it says of each `use client` that it is dropped
    plugins: [vue, svelte],
    resolve: { conditionNames: ['browser', 'development', 'import', 'module', 'default'] },
    transform: {
      define: {
        'process.env.NODE_ENV': '"development"',
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
      },
    },
  });
  try {
    const { output } = await bundle.generate({ format: 'es', entryFileNames: 'app.js' });
    return output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : []));
  } finally {
    await bundle.close();
  }
}
