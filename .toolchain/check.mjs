import { runBuilt } from './run-built.mjs';

// `npm run check`: every rule that is not a test.
process.exitCode = await runBuilt(['.toolchain/rules/check.mjs']);
