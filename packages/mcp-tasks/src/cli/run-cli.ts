import { DatabaseError } from '../database/index.ts';
import { SettingsError } from '../settings-error.ts';
import { TaskError } from '../task-error.ts';
import { readEnvironment } from './environment.ts';
import { help } from './help.ts';
import { packageVersion } from './package-version.ts';
import { parseCommand } from './parse-command.ts';
import { say } from './say.ts';
import { UsageError } from './usage-error.ts';

/** Does what the command line asks. Resolves to the exit code: 0, or 1 after a sentence on stderr. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    await run(args, env);
    return 0;
  } catch (error) {
    if (!isForUsers(error)) throw error;
    say(error.message);
    return 1;
  }
}

// Each command loads what it needs: an MCP client waits for the start.
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const command = parseCommand(args);
  const environment = readEnvironment(env);
  switch (command.kind) {
    case 'help':
      process.stdout.write(help);
      return;
    case 'version':
      process.stdout.write(`${packageVersion()}\n`);
      return;
    case 'stdio':
      return (await import('./serve-stdio.ts')).serveOverStdio(environment);
    case 'http':
      return (await import('./serve-http.ts')).serveOverHttp(command, environment);
    case 'export':
      return (await import('./exchange-files.ts')).exportToStdout(command.format, environment);
    case 'import':
      return (await import('./exchange-files.ts')).importFromFile(command, environment);
  }
}

/** The errors whose message is a sentence for the person at the terminal. */
function isForUsers(error: unknown): error is Error {
  return [UsageError, SettingsError, DatabaseError, TaskError].some((kind) => error instanceof kind);
}
