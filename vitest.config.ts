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
    ],
    globalSetup: ['@chatdock/testing/global-setup'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
