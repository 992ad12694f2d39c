import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { leanLit } from './packages/widget/build/leaner-lit.mjs';
import {
  alikeNames,
  ownCopies,
  picturesInPlace,
  squeezeTemplates,
  stylesFirst,
} from './packages/widget/build/leaner.mjs';

// Licence comments are left out here: licenses.txt has the licences whole.
const compress = {
  passes: 5,
  inline: 1,
  // Reading a property does nothing else, here and in what is bundled.
  pure_getters: true,
  unsafe: true,
  unsafe_arrows: true,
  unsafe_comps: true,
  unsafe_methods: true,
  keep_fargs: false,
  pure_funcs: ['console.assert'],
};
const source = 'packages/widget/dist';
const folder = join(source, 'embed');
const icons = 'renderers/open/icons/lucide/LICENSE';
/** What weighs much and few answers need, or is for some visitors only, as one of the languages. */
const apart =
  /renderers\/open\/(?:icons\/(?:own-|header-|lucide)|widgets\/chart\/)|\/(?:dress|locales)\/|(?:highlight|mathml)\.js$|character-entities/;
const minify = { ecma: 2022, compress, format: { comments: false } };

/** What a plain answer needs, and what it has in common with what others need. */
const plainAnswer = [
  'renderers/open/conversation/define.js',
  'session/authorized-fetch.js',
  'tabs/join-tabs.js',
];

/**
 * The widget for script tags, from what `tsc` made of it: `embed.js`, a classic script of a stable name, which loads the
 * rest as modules of hashed names: one with all that a person needs to type, more on demand. Beside each file stand its
 * `.br` and `.gz`; `manifest.json` names them all, and `licenses.txt` holds what the licences of the code inside ask for.
 */
export default function widget() {
  const build = { files: new Map(), packages: new Set(), entries: {} };
  return [
    modules(build, 'open', {
      name: 'chat-dock',
      input: 'script-tag/with-open.js',
      // With it what it shares with what is loaded later: no file is loaded for the sake of two others.
      manualChunks: oneChunk('conversation', plainAnswer, needed),
    }),
    // Pages that show OpenAI's chat UI never load ours, unless it has to take over: then as one file, which shares Lit with
    // the first one. Two copies of Lit are two Trusted Types policies of one name, which a strict page refuses.
    modules(build, 'openai', {
      name: 'chat-dock-openai',
      input: 'chat-dock.js',
      manualChunks: oneChunk('open-renderer', ['renderers/open/open-renderer.js'], wanted),
    }),
    // The button of `<chat-dock launcher>`, before there is anything else.
    modules(build, 'launcher', { name: 'launcher-button', input: 'launcher/when-near.js' }),
    script(build),
  ];
}

function modules(build, key, { name, input, manualChunks }) {
  return {
    input: { [name]: join(source, input) },
    // Lit stays in the first file, where the others find it: a file of its own would be one more request.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      key === 'open' && ownCopies(),
      nodeResolve({ browser: true }),
      leanLit(),
      stylesFirst(),
      picturesInPlace(source),
      alikeNames(source),
      squeezeTemplates(source),
      terser(minify),
      record(build, key),
    ],
    output: {
      dir: folder,
      format: 'es',
      freeze: false,
      externalLiveBindings: false,
      entryFileNames: '[name]-[hash:7].js',
      // A file that registers elements is named for its folder.
      chunkFileNames: (chunk) =>
        `${chunk.name === 'define' ? basename(dirname(chunk.moduleIds.find(isDefinition))) : chunk.name}-[hash:7].js`,
      ...(manualChunks && { manualChunks, onlyExplicitManualChunks: true }),
    },
  };
}

function script(build) {
  const address = (key) => `import(\`\${api}/widget/${build.entries[key]}\`)`;
  return {
    input: join(source, 'embed.js'),
    plugins: [
      {
        name: 'point-at-the-entries',
        transform: (code) => ({
          code: code
            .replace("import('./with-open.js')", () => address('open'))
            .replace("import('../chat-dock.js')", () => address('openai'))
            .replace("import('./launcher/when-near.js')", () => address('launcher')),
          map: null,
        }),
      },
      terser(minify),
      record(build),
      { name: 'finish', writeBundle: () => finish(build) },
    ],
    output: { file: join(folder, 'embed.js'), format: 'iife', strict: false },
  };
}

/** Notes what comes out of a build, and which file is its entry. */
function record({ files, packages, entries }, key) {
  return {
    name: 'record',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        files.set(file.fileName, Buffer.from(file.code));
        for (const id of file.moduleIds) packages.add(packageFolder(id));
        if (key && file.isEntry) entries[key] = file.fileName;
      }
    },
  };
}

function isDefinition(path) {
  return basename(path) === 'define.js';
}

/** With what loads a language goes what all of them need. */
const forAllLanguages = /[\\/](?:dress[\\/]dressing|locales[\\/](?:languages|numbers|says-direction))\.js$/;

/** What a module cannot run without. */
const needed = ({ importedIds }) => importedIds;

/** … and what it may load later, but for what few chats need. */
const wanted = ({ importedIds, dynamicallyImportedIds }) =>
  [...importedIds, ...dynamicallyImportedIds].filter((id) => !apart.test(id));

/** Puts into one chunk some modules with what they lead to, as far as the entry does not need that to begin. */
function oneChunk(name, starts, leadsTo) {
  let inside;
  return (id, { getModuleIds, getModuleInfo }) => {
    if (forAllLanguages.test(id)) return 'dressing';
    const reach = (from, follow, seen = new Set([from])) => {
      for (const next of follow(getModuleInfo(from)))
        if (!seen.has(next)) reach(next, follow, seen.add(next));
      return seen;
    };
    if (!inside) {
      const first = reach(
        [...getModuleIds()].find((module) => getModuleInfo(module).isEntry),
        needed,
      );
      const all = starts.flatMap((start) => [...reach(resolve(source, start), leadsTo)]);
      inside = new Set(all.filter((module) => !first.has(module)));
    }
    return inside.has(id) ? name : null;
  };
}

/** The folder of the npm package a module came with; `null` for our own. */
function packageFolder(id) {
  return id.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? null;
}

async function finish({ files, packages, entries }) {
  const listed = {};
  for (const [name, bytes] of files) {
    const hash = createHash('sha384').update(bytes).digest('base64');
    listed[name] = { size: bytes.length, integrity: `sha384-${hash}` };
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    // Some 3 % smaller than what zlib makes; longest looked for where it counts. More rounds are not always better.
    const rounds = /^(?:embed|chat-dock|conversation|widgets)\b/.test(name) ? [60, 150, 300] : [2];
    const tries = await Promise.all(rounds.map((numiterations) => gzipAsync(bytes, { numiterations })));
    const [smallest] = tries.toSorted((one, other) => one.length - other.length);
    writeFileSync(join(folder, `${name}.gz`), smallest);
  }
  writeFileSync(join(folder, 'licenses.txt'), licenses(packages));
  writeFileSync(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ embed: 'embed.js', entries, files: listed }, null, 2)}\n`,
  );
  removeOthers(files);
}

function licenses(packages) {
  const folders = [...packages]
    .filter((path) => path !== null)
    .toSorted((one, other) => one.localeCompare(other));
  // Its icons are among our sources.
  const lucide = `Lucide (ISC)\n\n${readFileSync(join('packages/widget/src', icons), 'utf8')}`;
  const others = folders.map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const text = readdirSync(path).find((file) => /^licen[sc]e/i.test(file));
    return `${name} ${version} (${license})\n\n${text ? readFileSync(join(path, text), 'utf8') : ''}`;
  });
  return [...others, lucide].join(`\n${'-'.repeat(80)}\n\n`);
}

/** What earlier builds left behind. */
function removeOthers(written) {
  const kept = new Set(['manifest.json', 'licenses.txt', ...written.keys()]);
  for (const name of readdirSync(folder))
    if (!kept.has(name.replace(/\.(br|gz)$/, ''))) rmSync(join(folder, name));
}
