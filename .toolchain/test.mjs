import { join } from 'node:path';
import { root } from './install.mjs';
import { runBuilt } from './run-built.mjs';

// Each file of tests is a process, and many start more: what one of them has compiled, no other compiles again.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/chatdock/compiled');

// `npm test [-- vitest arguments]`: installs what is missing, builds what is stale, runs every test.
process.exitCode = await runBuilt(['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
