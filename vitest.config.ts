import { availableParallelism } from 'node:os';
import { LongestFirst } from '@chatdock/testing/longest-first';
import { defineConfig } from 'vitest/config';

const project = (name: string, root: string) => ({
  extends: true as const,
  test: { name, root, include: ['test/**/*.test.ts'] },
});

export default defineConfig({
  test: {
    projects: [
      project('testing', '.toolchain/testing'),
      project('mcp-tasks', 'packages/mcp-tasks'),
      project('widget', 'packages/widget'),
      project('server', 'packages/server'),
      project('demo', 'examples/demo'),
      project('examples', 'examples'),
      project('docs', 'docs'),
    ],
    globalSetup: ['@chatdock/testing/global-setup'],
    setupFiles: ['@chatdock/testing/count-checks'],
    pool: 'forks',
    // Tests wait for pages, processes and servers more than they compute. Each may have a browser and a server of its own.
    maxWorkers: Math.min(availableParallelism() + 2, 6),
    sequence: { sequencer: LongestFirst },
    // What is waited for on a busy machine. A test whose subject is time counts it on its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
  },
});
