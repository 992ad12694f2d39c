import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

// Licence comments are left out here: licenses.txt has the licences whole.
const compress = { passes: 3, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false };
const minify = { ecma: 2022, compress, format: { comments: false } };

/**
 * The widget for script tags, from what `tsc` made of it: `embed.js`, a classic script of a stable name, which loads the
 * rest as modules of hashed names. Beside each file stand its `.br` and `.gz`; `manifest.json` names them all, and
 * `licenses.txt` holds what the licences of the code inside ask for.
 */
export default function widget() {
  const source = 'packages/widget/dist';
  const folder = join(source, 'embed');
  const written = new Map();
  const packages = new Set();
  let entry = '';

  const record = {
    name: 'record',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        written.set(file.fileName, Buffer.from(file.code));
        for (const id of file.moduleIds) packages.add(packageFolder(id));
        if (file.name === 'chat-dock') entry = file.fileName;
      }
    },
  };
  const modules = {
    input: { 'chat-dock': join(source, 'define.js') },
    // Lit stays in the first chunk, where the others find it: a chunk of its own would be one more request.
    preserveEntrySignatures: 'allow-extension',
    plugins: [nodeResolve({ browser: true }), squeezeTemplates(), terser(minify), record],
    output: {
      dir: folder,
      format: 'es',
      entryFileNames: '[name]-[hash].js',
      // A file that registers elements is named for its folder.
      chunkFileNames: ({ name, moduleIds }) =>
        `${name === 'define' ? basename(dirname(moduleIds.find(isDefinition))) : name}-[hash].js`,
      manualChunks: openRendererChunk(source),
      onlyExplicitManualChunks: true,
    },
  };
  const script = {
    input: join(source, 'embed.js'),
    plugins: [
      {
        name: 'point-at-the-entry',
        transform: (code) => ({
          code: code.replace("import('./define.js')", `import(new URL('widget/${entry}', script.src).href)`),
          map: null,
        }),
      },
      terser(minify),
      record,
      { name: 'finish', writeBundle: () => finish({ folder, entry, written, packages }) },
    ],
    output: { file: join(folder, 'embed.js'), format: 'iife' },
  };
  return [modules, script];
}

function isDefinition(path) {
  return basename(path) === 'define.js';
}

/**
 * Names the chunk of the open renderer. It registers its elements on demand, which in a browser would be one more round
 * trip: so they go along. What the first chunk has already, and what is loaded on demand later, stays out.
 */
function openRendererChunk(source) {
  const first = resolve(source, 'define.js');
  const renderer = resolve(source, 'renderers/open/open-renderer.js');
  const elements = resolve(source, 'renderers/open/docked/define.js');
  return (id, { getModuleInfo }) => {
    const needs = (start, seen = new Set([start])) => {
      for (const next of getModuleInfo(start).importedIds) if (!seen.has(next)) needs(next, seen.add(next));
      return seen;
    };
    return id === renderer || (needs(elements).has(id) && !needs(first).has(id)) ? 'open-renderer' : null;
  };
}

/** Takes the white space that says nothing out of `css` and `html` templates, which no minifier may touch. */
function squeezeTemplates() {
  return {
    name: 'squeeze-templates',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      let squeezed = code;
      // From the last to the first, so that what is before stays where the parser saw it.
      for (const { start, end, tag } of templateTexts(this.parse(code)).toSorted(
        (one, other) => other.start - one.start,
      )) {
        squeezed = squeezed.slice(0, start) + squeeze(code.slice(start, end), tag) + squeezed.slice(end);
      }
      return { code: squeezed, map: null };
    },
  };
}

/** Where the texts of tagged templates are, in order. */
function templateTexts(node, found = []) {
  if (node?.type === 'TaggedTemplateExpression') {
    found.push(...node.quasi.quasis.map(({ start, end }) => ({ start, end, tag: node.tag.name })));
  }
  if (typeof node === 'object' && node !== null)
    for (const child of Object.values(node)) templateTexts(child, found);
  return found;
}

function squeeze(text, tag) {
  const lines = text.replace(/\s*\n\s*/g, ' ');
  if (tag !== 'css') return tag === 'html' || tag === 'svg' ? lines : text;
  return lines
    .replace(/\/\*.*?\*\//g, '')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/(?<![\w.])0\.(?=\d)/g, '.')
    .replaceAll(';}', '}');
}

/** The more memory, the longer the blocks, which is not always the shorter result. */
function smallestGzip(bytes) {
  const all = [5, 6, 7, 8, 9].map((memLevel) => gzipSync(bytes, { level: 9, memLevel }));
  return all.toSorted((one, other) => one.length - other.length)[0];
}

/** The folder of the npm package a module came with; `null` for our own. */
function packageFolder(id) {
  return id.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? null;
}

function finish({ folder, entry, written, packages }) {
  const files = {};
  for (const [name, bytes] of written) {
    const hash = createHash('sha384').update(bytes).digest('base64');
    files[name] = { size: bytes.length, integrity: `sha384-${hash}` };
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    writeFileSync(join(folder, `${name}.gz`), smallestGzip(bytes));
  }
  writeFileSync(join(folder, 'licenses.txt'), licenses(packages));
  writeFileSync(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ embed: 'embed.js', entry, files }, null, 2)}\n`,
  );
  removeOthers(folder, written);
}

function licenses(packages) {
  const folders = [...packages]
    .filter((path) => path !== null)
    .toSorted((one, other) => one.localeCompare(other));
  return folders
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const text = readdirSync(path).find((file) => /^licen[sc]e/i.test(file));
      return `${name} ${version} (${license})\n\n${text ? readFileSync(join(path, text), 'utf8') : ''}`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** What earlier builds left behind. */
function removeOthers(folder, written) {
  const kept = new Set(['manifest.json', 'licenses.txt', ...written.keys()]);
  for (const name of readdirSync(folder))
    if (!kept.has(name.replace(/\.(br|gz)$/, ''))) rmSync(join(folder, name));
}
