import { homedir } from 'node:os';
import { join } from 'node:path';

/** The variables that are read. An empty one counts as not set. */
export interface Environment {
  readonly owner: string;
  readonly databaseUrl: string | undefined;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  readonly secret: string | undefined;
  readonly jwksUrl: string | undefined;
  readonly issuer: string | undefined;
}

export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const read = (name: string) => env[name] || undefined;
  return {
    owner: read('CHATDOCK_OWNER') ?? 'local',
    databaseUrl: read('DATABASE_URL'),
    // Not below the working folder: who starts this for an assistant seldom says, or knows, which one that is.
    dataDir: join(read('CHATDOCK_DATA_DIR') ?? join(homedir(), '.chatdock'), 'db'),
    secret: read('CHATDOCK_JWT_SECRET'),
    jwksUrl: read('CHATDOCK_JWKS_URL'),
    issuer: read('CHATDOCK_JWT_ISSUER'),
  };
}
