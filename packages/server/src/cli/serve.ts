import { createServer } from 'node:http';
import { chatdock } from '../chatdock.ts';
import { banner } from './banner.ts';
import { devMode } from './dev-mode.ts';
import { listen, serverSettings } from './listen.ts';
import { listeningPlace } from './listening-place.ts';
import { mountPath, mountedAt } from './mount.ts';
import { outliveErrors } from './outlive-errors.ts';
import type { ServeFlags } from './parse-command.ts';
import { playground } from './playground/playground.ts';
import { say } from './say.ts';
import { serverOptions } from './server-options.ts';
import { startLog } from './start-log.ts';
import { readGrace, stopGracefully } from './stop-gracefully.ts';
import { trustedProxies } from './trusted-proxies.ts';
import type { Environment } from './variables.ts';
import { waysIn } from './ways-in.ts';

/** Serves the chat until the process is asked to stop. Resolves to the exit code. */
export async function serve(flags: ServeFlags, environment: Environment): Promise<number> {
  const place = listeningPlace(environment, flags);
  const graceMs = readGrace(environment.CHATDOCK_GRACE_SECONDS);
  const clientAddress = trustedProxies(environment.CHATDOCK_TRUST_PROXY);
  const developer = flags.dev ? devMode(environment, place) : null;
  const ways = [...waysIn(environment), ...(developer ? [developer.way] : [])];
  const isTerminal = process.stderr.isTTY;
  const logger = startLog(environment, isTerminal);
  const chat = chatdock({ ...serverOptions(environment, ways), logger }, environment);
  const pages =
    environment.CHATDOCK_PLAYGROUND === '0' ? null : playground({ chat, ways, developer, logger });
  const server = createServer(serverSettings, mountedAt(mountPath, { chat, pages, clientAddress }));
  outliveErrors(logger);
  if (isTerminal) say('  Starting…');
  const stopped = stopGracefully({ chat, server, graceMs, logger });
  try {
    const url = await listen(server, place);
    await chat.ready;
    logger.info({ url, model: chat.model }, 'chatdock is listening');
    if (isTerminal) banner({ url, model: chat.model, ways, tag: (await chat.embed(url + mountPath)).tag });
  } catch (error) {
    server.close();
    server.closeAllConnections();
    await chat.close({ graceMs: 0 });
    throw error;
  }
  return stopped;
}
