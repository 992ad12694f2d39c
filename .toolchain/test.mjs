import { runBuilt } from './run-built.mjs';

// `npm test [-- vitest arguments]`: installs what is missing, builds what is stale, runs every test.
process.exitCode = await runBuilt(['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
