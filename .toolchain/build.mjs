import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from './build-lock.mjs';
import { root } from './install.mjs';

// `npm run build`: builds what is stale, says what it does, and is silent when nothing is.

const config = ['tsconfig*.json', 'packages/*/tsconfig.json', 'packages/*/package.json', 'package-lock.json'];
/** What is no TypeScript and goes along as it is. */
const copied = ['packages/*/src/**/*.sql', 'packages/server/src/cli/playground/public/*'];
const stamps = join(root, 'node_modules/.cache/chatdock');

/** Each step names what it reads and what shows that it ran, in every package it writes to; it runs when either says that it must. */
const steps = [
  {
    name: 'Compiling TypeScript',
    inputs: ['packages/*/src/**/*.ts', ...config],
    outputs: ['mcp-tasks', 'server', 'widget'].map((name) => `packages/${name}/dist/index.js`),
    run: compile,
  },
  {
    name: 'Copying migrations and pages',
    inputs: copied,
    outputs: [
      'packages/mcp-tasks/dist/migrations',
      'packages/server/dist/store/migrations',
      'packages/server/dist/cli/playground/public/playground.css',
      'packages/server/dist/cli/playground/public/playground.js',
    ],
    run: copy,
  },
  {
    name: 'Writing JSON Schemas',
    inputs: [
      'packages/server/build/*.ts',
      'packages/server/src/protocol/**/*.ts',
      'node_modules/zod/package.json',
    ],
    outputs: ['packages/server/dist/protocol/schemas/event.schema.json'],
    run: () => node('packages/server/build/write-json-schemas.ts'),
  },
  {
    name: 'Bundling the widget',
    inputs: [
      'packages/widget/src/**/*.ts',
      'packages/widget/build/leaner-lit.mjs',
      'packages/widget/build/leaner.mjs',
      'rollup.config.mjs',
      ...config,
    ],
    outputs: ['packages/widget/dist/embed/manifest.json'],
    run: () => node('node_modules/rollup/dist/bin/rollup', '-c', '--silent'),
  },
  {
    name: 'Describing the widget for editors',
    inputs: [
      'packages/widget/src/**/*.ts',
      'packages/widget/build/**/*.{ts,mjs}',
      'packages/widget/package.json',
    ],
    outputs: ['packages/widget/dist/custom-elements.json', 'packages/widget/dist/web-types.json'],
    run: () => {
      const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js';
      node(analyzer, 'analyze', '--config', 'packages/widget/build/manifest.config.mjs');
      node('packages/widget/build/write-editor-data.ts');
    },
  },
  {
    name: 'Preparing the embedded database (once; about 10 s)',
    inputs: [
      'packages/mcp-tasks/build/*.ts',
      'packages/mcp-tasks/src/database/pglite-*.ts',
      'node_modules/@electric-sql/pglite/package.json',
    ],
    outputs: ['packages/mcp-tasks/dist/database/pglite-cluster.tar.br'],
    run: () => node('packages/mcp-tasks/build/make-cluster.ts'),
  },
];

function compile() {
  // What is left of sources that are gone would be found by tests and packed for strangers.
  for (const output of globSync('packages/*/dist/**/*.{js,d.ts}', { cwd: root })) {
    const source = output.replace(/([\\/])dist([\\/])/, '$1src$2').replace(/(\.d\.ts|\.js)$/, '.ts');
    if (
      /[\\/]dist[\\/](?:embed|cli[\\/]playground[\\/]public)[\\/]/.test(output) ||
      existsSync(join(root, source))
    )
      continue;
    for (const stale of [output, `${output}.map`]) rmSync(join(root, stale), { force: true });
  }
  node('node_modules/typescript/bin/tsc', '-b');
}

function copy() {
  for (const file of globSync(copied, { cwd: root })) {
    cpSync(join(root, file), join(root, file.replace(/([\\/])src([\\/])/, '$1dist$2')));
  }
}

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of globSync(inputs, { cwd: root }).toSorted()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function build({ name, inputs, outputs, run }) {
  const stamp = join(stamps, `${name.replace(/\W+/g, '-').toLowerCase()}.sha256`);
  const now = fingerprint(inputs);
  const isThere = outputs.every((output) => existsSync(join(root, output)));
  const fresh = isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (fresh) return;
  const started = performance.now();
  rmSync(stamp, { force: true });
  process.stdout.write(`${name}… `);
  run();
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  writeFileSync(stamp, now);
}

mkdirSync(stamps, { recursive: true });
const release = await holdLock(join(stamps, 'build.lock'));
try {
  for (const step of steps) build(step);
} finally {
  release();
}
