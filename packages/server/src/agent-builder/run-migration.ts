import { UsageError } from '../cli/usage-error.ts';
import { migrationHelp } from './migration-help.ts';
import { SourceError } from './source/source-error.ts';

/**
 * `migrate-from-agent-builder`: what is over at OpenAI goes on here. Resolves to the exit code: 0, or 1 after sentences on stderr.
 *
 * @throws UsageError
 */
export async function runMigration(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [what, ...rest] = args;
  if (what === undefined || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(migrationHelp);
    return 0;
  }
  try {
    return await run(what, rest, env);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function run(what: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  switch (what) {
    case 'workflow':
      return (await import('./workflow/command.ts')).workflowCommand(args);
    case 'threads':
      return (await import('./threads/command.ts')).threadsCommand(args, env);
    case 'client':
      return (await import('./client/command.ts')).clientCommand(args);
    default:
      throw new UsageError(
        `migrate-from-agent-builder knows no "${what}". There are: workflow, threads, client. Try --help.`,
      );
  }
}
