import { openDatabase } from '@chatdock/mcp-tasks/database';
import { say } from '../../cli/say.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Owner } from '../../owner.ts';
import { threadImport } from '../../store/import-threads.ts';
import { migrateChats } from '../../store/migrate-chats.ts';
import { readFlags } from '../../cli/read-flags.ts';
import { importUser, type ImportCount, type ImportParts } from './import-user.ts';
import { openaiFailure } from './openai-failure.ts';
import { readOwnerMap } from './owner-map.ts';

const flags = {
  'owner-map': { type: 'string' },
  'dry-run': { type: 'boolean' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** How often a request is made again that OpenAI has not answered, or answered with 429; as late as it says. */
const maxRetries = 8;

/** Brings hosted threads over. Resolves to the exit code: 1 when not all of them are here. */
export async function threadsCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = readFlags(args, flags, 'migrate-from-agent-builder --help');
  if (positionals.length > 0) throw new UsageError(`threads takes no "${positionals[0]}". Try --help.`);
  const owners = await readOwnerMap(values['owner-map']);
  const openai = await openaiOf(env);
  return importInto({ openai, owners, isDry: values['dry-run'] ?? false }, env, values);
}

interface Wanted {
  readonly openai: ImportParts['openai'];
  readonly owners: ReadonlyMap<string, Owner>;
  readonly isDry: boolean;
}

async function importInto(
  { openai, owners, isDry }: Wanted,
  env: NodeJS.ProcessEnv,
  { resume: skipsKnown = false, json = false }: { resume?: boolean; json?: boolean },
): Promise<number> {
  const database = isDry ? undefined : await openDatabase({ url: env['DATABASE_URL'], onProgress: say });
  try {
    if (database) await migrateChats(database);
    const result = await importAll({ openai, store: database && threadImport(database), skipsKnown }, owners);
    if (result.failure !== undefined) say(result.failure);
    process.stdout.write(json ? asJson(result) : inWords(result.counts, isDry));
    return isDone(result) ? 0 : 1;
  } finally {
    await database?.close();
  }
}

async function openaiOf({ OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL }: NodeJS.ProcessEnv) {
  if (!apiKey)
    throw new UsageError('threads needs OPENAI_API_KEY: a key of the project that the workflow is in.');
  const { OpenAI } = await import('openai');
  return new OpenAI({ apiKey, baseURL: baseURL ?? null, maxRetries });
}

/** What came of an import, and why it ended before its end. */
interface Result {
  readonly counts: Counts;
  readonly failure?: string;
}

function isDone({ counts, failure }: Result): boolean {
  return failure === undefined && [...counts.values()].every(({ isComplete }) => isComplete);
}

type Counts = ReadonlyMap<string, ImportCount>;

/** User by user. Whatever fails ends it; what is done stays. */
async function importAll(parts: ImportParts, owners: ReadonlyMap<string, Owner>): Promise<Result> {
  const counts = new Map<string, ImportCount>();
  for (const [user, owner] of owners) {
    try {
      const count = await importUser(parts, user, owner);
      counts.set(user, count);
      say(`${counts.size} of ${owners.size} users: ${count.threads} threads, ${count.items} items`);
    } catch (error) {
      return { counts, failure: `${openaiFailure(error)} ${counts.size} of ${owners.size} users are done.` };
    }
  }
  return { counts };
}

function inWords(counts: Counts, isDry: boolean): string {
  const all = [...counts.values()];
  const sum = (of: (count: ImportCount) => number) => all.reduce((total, count) => total + of(count), 0);
  const lines = [
    `${counts.size} users, ${sum(({ threads }) => threads)} threads, ${sum(({ items }) => items)} items at OpenAI.`,
    isDry
      ? 'Nothing was written.'
      : `Here: ${sum(({ outcomes }) => outcomes.new)} threads are new, ${sum(({ outcomes }) => outcomes.more)} have got more, ${sum(({ outcomes }) => outcomes.same + outcomes.skipped)} were here already, ${sum(({ outcomes }) => outcomes.gone_on)} have gone on here and stay as they are.`,
    ...said(
      sum(({ unseen }) => unseen),
      'items can be shown by nothing here: they are kept, unseen.',
    ),
    ...said(
      sum(({ files }) => files),
      'files stay at OpenAI: messages say that they were there.',
    ),
    ...said(
      all.filter(({ isComplete }) => !isComplete).length,
      'users have not all of their threads here: run it again.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function said(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

function asJson({ counts, failure }: Result): string {
  const users = [...counts].map(([user, count]) => ({ user, ...count }));
  return `${JSON.stringify({ users, failure: failure ?? null }, null, 2)}\n`;
}
