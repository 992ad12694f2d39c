import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { parseTokenOptions, type TokenOptions } from '../auth/token-settings.ts';
import { tasksRouter, type TasksRouter } from '../http/index.ts';
import { postgresTasks } from '../postgres-tasks.ts';
import type { Environment } from './environment.ts';
import { openTasksDatabase } from './lazy-database.ts';
import type { HttpFlags } from './parse-command.ts';
import { say, sayError } from './say.ts';
import { untilStopped } from './until-stopped.ts';
import { UsageError } from './usage-error.ts';

/** How long running requests may take to end after the process was asked to stop. */
const graceMs = 5_000;

/** Serves everyone who has a token over HTTP, until the process is asked to stop. */
export async function serveOverHttp(flags: HttpFlags, environment: Environment): Promise<void> {
  const auth = readAuth(flags, environment);
  checkHost(flags.host);
  const database = await openTasksDatabase(environment);
  try {
    const server = await listen(flags);
    const url = publicUrl(flags, server);
    const router = attach(server, () =>
      tasksRouter({
        tasks: postgresTasks(database),
        auth,
        url,
        allowedHosts: allowedHosts(flags, url),
        onError: sayError,
      }),
    );
    const stopped = untilStopped();
    say(`The tasks in ${database.description} are served at ${url.href}. Stop with Ctrl-C.`);
    await stopped;
    await stop(server, router);
  } finally {
    await database.close();
  }
}

function readAuth({ audience = '' }: HttpFlags, { secret, jwksUrl, issuer }: Environment): TokenOptions {
  const auth = { audience, secret, jwksUrl, issuer };
  const names = {
    secret: 'CHATDOCK_JWT_SECRET',
    jwksUrl: 'CHATDOCK_JWKS_URL',
    issuer: 'CHATDOCK_JWT_ISSUER',
    audience: '--audience',
  };
  parseTokenOptions(auth, { names });
  return auth;
}

function checkHost(host: string): void {
  if (!URL.canParse(`http://${inUrl(host)}`)) {
    throw new UsageError('--host must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.');
  }
}

async function listen({ port, host }: HttpFlags): Promise<Server> {
  const server = createServer({
    headersTimeout: 15_000,
    requestTimeout: 45_000, // the router cuts slow bodies before that, with an answer
    connectionsCheckingInterval: 5_000,
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    throw new UsageError(refusal(error, `${inUrl(host)}:${port}`));
  }
}

function refusal(error: unknown, place: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `${place} is taken: choose another port with --port, or end what listens there.`;
  }
  if (code === 'EACCES') return `${place} may not be listened on: ports below 1024 are for administrators.`;
  return `${place} cannot be listened on (${code}): --host must be an address of this machine.`;
}

/** What clients are told to use: what was said, else the audience when it is an address, else where this listens. */
function publicUrl({ url, audience = '', host }: HttpFlags, server: Server): URL {
  if (url !== undefined) {
    if (/^https?:/i.test(url) && URL.canParse(url)) return new URL(url);
    throw new UsageError('--url must be an http or https address, such as https://tasks.example.com/mcp.');
  }
  if (/^https?:/i.test(audience) && URL.canParse(audience)) return new URL('/mcp', audience);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return new URL(`http://${inUrl(host)}:${port}/mcp`);
}

/** This machine's own names are safe with any address: a page elsewhere cannot have them. */
function allowedHosts({ host, allowHosts }: HttpFlags, url: URL): string[] {
  const listening = new URL(`http://${inUrl(host)}`).hostname;
  return [url.hostname, listening, 'localhost', '127.0.0.1', '[::1]', ...allowHosts];
}

/** An IPv6 address stands in brackets there. */
function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** Makes the router; a setting that it refuses ends the server. */
function attach(server: Server, make: () => TasksRouter): TasksRouter {
  try {
    const router = make();
    server.on('request', router);
    return router;
  } catch (error) {
    server.close();
    throw error;
  }
}

async function stop(server: Server, router: TasksRouter): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const late = setTimeout(() => {
    void router.close();
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(late);
  await router.close();
}
