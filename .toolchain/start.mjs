import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runExample } from './example.mjs';
import { root } from './install.mjs';
import { runNode } from './run.mjs';
import { whenBuilt } from './run-built.mjs';

// `npm start [name]`: installs what is missing, builds what is stale, runs the demo, or the example of that name.
const [name = 'demo'] = process.argv.slice(2);
const names = readdirSync(join(root, 'examples')).filter(isExample).toSorted();

if (names.includes(name)) {
  process.exitCode = await whenBuilt(() =>
    name === 'demo' ? runNode(['examples/demo/src/main.ts']) : runExample(name),
  );
} else {
  console.error(`There is no example "${name}". There are: ${names.join(', ')}.`);
  process.exitCode = 2;
}

function isExample(folder) {
  return existsSync(join(root, 'examples', folder, 'package.json'));
}
