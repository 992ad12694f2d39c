import { DatabaseError } from '../database/index.ts';
import { SettingsError } from '../settings-error.ts';
import { TaskError } from '../task-error.ts';
import { readEnvironment } from './environment.ts';
import { help } from './help.ts';
import { packageVersion } from './package-version.ts';
import { parseCommand } from './parse-command.ts';
import { say } from './say.ts';
import { serveOverHttp } from './serve-http.ts';
import { serveOverStdio } from './serve-stdio.ts';
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
      return serveOverStdio(environment);
    case 'http':
      return serveOverHttp(command, environment);
  }
}

/** The errors whose message is a sentence for the person at the terminal. */
function isForUsers(error: unknown): error is Error {
  return [UsageError, SettingsError, DatabaseError, TaskError].some((kind) => error instanceof kind);
}
