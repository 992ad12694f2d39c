import { vi } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';

/** Runs `chatdock migrate-from-agent-builder` in this process; how it ended, and what it printed. */
export async function runHere(args: readonly string[], env: Record<string, string> = {}) {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    }),
  );
  try {
    const code = await runCli(['migrate-from-agent-builder', ...args], env);
    return { code, ...output };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
