import { runBuilt } from './run-built.mjs';

// `npm run test:attacks [-- rows] [--cases N]`: tries to break each promise of docs/security.md, and says how often it tried.
process.exitCode = await runBuilt(['.toolchain/testing/src/attacks/run.ts', ...process.argv.slice(2)]);
