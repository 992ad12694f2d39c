import { runBuilt } from './run-built.mjs';

// `npm run test:faults [-- --seed N] [--minutes M]`: lets a storm loose on the server.
process.exitCode = await runBuilt(['packages/server/test/faults/main.ts', ...process.argv.slice(2)]);
