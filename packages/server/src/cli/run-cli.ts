import { help } from './help.ts';
import { packageVersion } from '../package-version.ts';
import { parseCommand } from './parse-command.ts';
import { say } from './say.ts';
import { UsageError } from './usage-error.ts';
import { readEnvironment } from './variables.ts';

/** Does what the command line asks. Resolves to the exit code: 0, or after a sentence on stderr 1 or, for a command that cannot be followed, 2. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await run(args, env);
  } catch (error) {
    if (!(error instanceof Error) || !forPeople.includes(error.name)) throw error;
    say(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
}

// Each command loads what it needs: asking for help should not take as long as a start.
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const command = parseCommand(args);
  if (command.kind === 'doctor') return (await import('./doctor.ts')).doctor(command.args, env);
  if (command.kind === 'migrate-from-agent-builder')
    return (await import('../agent-builder/run-migration.ts')).runMigration(command.args, env);
  const environment = readEnvironment(env);
  switch (command.kind) {
    case 'help':
      process.stdout.write(help());
      return 0;
    case 'version':
      process.stdout.write(`${packageVersion()}\n`);
      return 0;
    case 'embed':
      return (await import('./print-embed.ts')).printEmbed(command.address);
    case 'health':
      return (await import('./ask-health.ts')).askHealth(environment);
    case 'migrate':
      return (await import('./migrate.ts')).migrateAll(environment);
    default:
      return (await import('./serve.ts')).serve(command, environment);
  }
}

/** The errors whose message is a sentence for the person at the terminal. */
const forPeople = ['UsageError', 'StartError', 'ChatdockError', 'DatabaseError'];
