import { runBuilt } from '../.toolchain/run-built.mjs';

// `npm run bench [-- name …]`: installs what is missing, builds what is stale, measures.
process.exitCode = await runBuilt(['bench/main.ts', ...process.argv.slice(2)]);
