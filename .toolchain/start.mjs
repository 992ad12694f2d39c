import { ensureInstalled } from './install.mjs';
import { runNode } from './run.mjs';

// `npm start`: installs what is missing, builds what is stale, runs the demo.
ensureInstalled();
process.exitCode =
  (await runNode(['.toolchain/build.mjs'])) || (await runNode(['examples/demo/src/main.ts']));
