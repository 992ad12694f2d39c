import { ensureInstalled } from './install.mjs';
import { runNode } from './run.mjs';

// `npm run check`: every rule that is not a test.
ensureInstalled();
process.exitCode =
  (await runNode(['.toolchain/build.mjs'])) || (await runNode(['.toolchain/rules/check.mjs']));
