import type { ChatdockOptions } from '../options.ts';
import { mountPath } from './mount.ts';
import { StartError } from './start-error.ts';
import type { Environment } from './variables.ts';
import type { WayIn } from './ways-in.ts';

/**
 * What the environment means as options of `chatdock()`. What is missing here, `chatdock()` reads from the environment by itself:
 * the database, the model, secrets, the log.
 *
 * @throws StartError
 */
export function serverOptions(environment: Environment, ways: readonly WayIn[]): ChatdockOptions {
  const { CORS_ORIGINS: origins, PUBLIC_URL: url } = environment;
  return {
    auth: authOf(ways),
    ...(origins !== undefined && { cors: { origins: listed(origins) } }),
    ...(url !== undefined && { attachments: { publicUrl: `${originOf(url)}${mountPath}` } }),
  };
}

function authOf(ways: readonly WayIn[]): ChatdockOptions['auth'] {
  if (ways.length > 0) return ways.map(({ auth }) => auth);
  throw new StartError(
    'Nobody could be known: set BETTER_AUTH_SECRET, or CHATDOCK_JWKS_URL with CHATDOCK_JWT_ISSUER and CHATDOCK_JWT_AUDIENCE, or CHATDOCK_ANONYMOUS=1 for visitors without an account; or try it with --dev.',
  );
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function originOf(text: string): string {
  if (/^https?:/u.test(text) && URL.canParse(text) && /^\/?$/u.test(new URL(text).pathname)) {
    return new URL(text).origin;
  }
  throw new StartError(
    'PUBLIC_URL must be the address of this server as browsers know it, without a path, such as https://chat.example.com.',
  );
}
