import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SettingsError, type Settings } from './settings.ts';

/**
 * Takes the port at once, so that a taken one is known before anything else is opened. Requests that come before the
 * app is there wait for it. Throws a `SettingsError` that names the variable to set.
 */
export async function listen(settings: Settings, app: Promise<RequestListener>): Promise<Server> {
  const server = createServer((request, response) => {
    // A start that fails ends the process, and with it whoever waits here.
    app.then((handle) => handle(request, response)).catch(() => response.destroy());
  });
  server.listen(settings.port, settings.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new SettingsError(sentenceFor(error, settings), { cause: error });
  }
  return server;
}

function sentenceFor(error: unknown, { port, host }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen on ${host}, port ${port} (${String(code)}). Check HOST and PORT.`;
}
