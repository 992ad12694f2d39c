import { ensureInstalled } from './install.mjs';
import { runNode } from './run.mjs';

// `npm test [-- vitest arguments]`: installs what is missing, builds what is stale, runs every test.
ensureInstalled();
const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
process.exitCode = (await runNode(['.toolchain/build.mjs'])) || (await runNode(vitest));
