import { ensureInstalled } from '../.toolchain/install.mjs';
import { runNode } from '../.toolchain/run.mjs';

// `npm run bench [-- name …]`: installs what is missing, builds what is stale, measures.
ensureInstalled();
process.exitCode =
  (await runNode(['.toolchain/build.mjs'])) || (await runNode(['bench/main.ts', ...process.argv.slice(2)]));
