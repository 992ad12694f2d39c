import { relative } from 'node:path';

/** What the start banner tells. */
export interface Banner {
  url: string;
  database: string;
  model: string;
  /** The file of a secret that was made because none was set. */
  secretFile: string | undefined;
}

/** A line about what is being done, while it starts or stops. */
export function progress(message: string): void {
  process.stdout.write(`  ${message}…\n`);
}

/** The start banner: where to go, and what is in use. */
export function announce({ url, database, model, secretFile }: Banner): void {
  const secret = secretFile
    ? `signed with a secret made for you, kept in ${shortPath(secretFile)}`
    : 'signed with BETTER_AUTH_SECRET';
  const lines = [
    '',
    `  Chatdock demo is ready after ${process.uptime().toFixed(1)} s`,
    '',
    `  Open      ${url}`,
    `  Database  ${database}`,
    `  Model     ${model}`,
    '  Users     Better Auth: the demo user, or e-mail and password',
    `            ${secret}`,
    '',
    '  Ctrl-C stops it.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What to print when the start fails: the sentence of an error that was written for people, else everything known. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const forPeople = ['SettingsError', 'DatabaseError', 'ChatdockError'].includes(error.name);
  return forPeople ? `\n  ${error.message}\n` : (error.stack ?? error.message);
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
