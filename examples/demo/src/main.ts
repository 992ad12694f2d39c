import type { Express } from 'express';
import { announce, explain, progress } from './announce.ts';
import { keptSecret } from './kept-secret.ts';
import { listen } from './listen.ts';
import { databaseDir, readSettings } from './settings.ts';

// The demo, from the environment to a running server. `npm start` runs this file.

const longestStop = 15_000;

try {
  const starting = start();
  let stopping: Promise<void> | undefined;
  // `on`, not `once`: the Agents SDK ends the process at the same signals when it finds nobody else listening.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void (stopping ??= stop(starting)));
  await starting;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** Opens everything, prints the banner, and returns the way to close it all. */
async function start(): Promise<() => Promise<void>> {
  const settings = readSettings(process.env);
  const app = Promise.withResolvers<Express>();
  const server = await listen(settings, app.promise);
  progress('Starting');

  // Loading code and opening the database take about as long; they go side by side.
  const [database, { createAuth, tokens }, { chatdock }, { createApp }, kept] = await Promise.all([
    import('@chatdock/mcp-tasks/database').then(({ openDatabase }) =>
      openDatabase({
        ...(settings.databaseUrl ? { url: settings.databaseUrl } : { dataDir: databaseDir(settings) }),
        onProgress: progress,
      }),
    ),
    import('./auth.ts'),
    import('@chatdock/server'),
    import('./app.ts'),
    settings.secret ? { secret: settings.secret, file: undefined } : keptSecret(settings.dataDir),
  ]);

  const auth = await createAuth(settings, kept.secret, database);
  const chat = chatdock(
    { auth: { jwksUrl: `${settings.ownUrl}/api/auth/jwks`, ...tokens }, database },
    { LOG_LEVEL: 'warn', ...process.env }, // the banner says what there is to say while all is well
  );
  await chat.ready;

  app.resolve(createApp({ auth, chat, database }));
  announce({
    url: settings.baseUrl,
    database: database.description,
    model: chat.model,
    secretFile: kept.file,
  });

  return async () => {
    server.close();
    await chat.close(); // answers that are being given come to their end
    server.closeAllConnections();
    await database.close();
  };
}

/** Ctrl-C, or a polite end from outside: lets answers finish, closes the database, exit code 0. */
async function stop(starting: Promise<() => Promise<void>>): Promise<void> {
  progress('Stopping');
  setTimeout(() => process.exit(1), longestStop).unref();
  const close = await starting;
  await close();
  process.exit(0);
}
