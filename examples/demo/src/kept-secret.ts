import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsError, shortestSecret } from './settings.ts';

/** A secret that survives restarts although nobody set one. */
export interface KeptSecret {
  secret: string;
  /** The file it is in; readable by this user alone. */
  file: string;
}

/** Reads the secret kept in the data folder, or makes one the first time. Safe when two processes start at once. */
export async function keptSecret(dataDir: string): Promise<KeptSecret> {
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  try {
    // `wx` fails when the file is there, so nothing kept is ever overwritten.
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await chmod(file, 0o600);
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length >= shortestSecret) return { secret, file };
  throw new SettingsError(`The secret kept in ${file} is damaged. Delete the file: a new one will be made.`);
}
