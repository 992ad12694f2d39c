import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chatdock } from '../chatdock.ts';
import type { Logger } from '../chat/ports.ts';
import { errorFields } from '../error-fields.ts';
import { StartError } from './start-error.ts';

export interface Stopping {
  readonly chat: Pick<Chatdock, 'close'>;
  readonly server: Server;
  /** How long answers may go on. */
  readonly graceMs: number;
  readonly logger: Logger;
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** How long it may take to settle what did not finish, and to close. */
const settleMs = 4_000;

/**
 * Resolves to the exit code once the process was asked to stop and everything is closed: answers go on as long as they may, the
 * rest is kept as far as it came, and meanwhile `/readyz` says that others should be asked. Asked again, it ends at once; what
 * was being said is settled by whoever opens the conversation next.
 */
export function stopGracefully({ chat, server, graceMs, logger }: Stopping): Promise<number> {
  let isStopping = false;
  const answers = followAnswers(server);
  return new Promise((resolve) => {
    for (const [signal, code] of Object.entries(signals)) {
      // `on`, not `once`: libraries end the process at the same signals when they find nobody else listening.
      process.on(signal, () => {
        if (isStopping) process.exit(code);
        isStopping = true;
        logger.info({ signal, graceMs }, 'chatdock is closing');
        const late = setTimeout(() => {
          logger.error({}, 'chatdock could not be closed in time');
          process.exit(1);
        }, graceMs + settleMs);
        const end = (exitCode: number): void => {
          clearTimeout(late);
          setTimeout(() => process.exit(exitCode), 1_000).unref(); // should anything still hold it up
          resolve(exitCode);
        };
        void closeAll({ chat, server, graceMs, logger }, answers).then(end);
      });
    }
  });
}

/** What is being answered: each resolves when its last byte is on its way, or nobody is there for it. */
function followAnswers(server: Server): ReadonlySet<Promise<void>> {
  const answers = new Set<Promise<void>>();
  server.on('request', (_request, response) => {
    const sent = new Promise<void>((resolve) => response.once('close', resolve));
    answers.add(sent);
    void sent.then(() => answers.delete(sent));
  });
  return answers;
}

/** The server listens to the end, so that whoever asks hears that it is not ready. */
async function closeAll(
  { chat, server, graceMs, logger }: Stopping,
  answers: ReadonlySet<Promise<void>>,
): Promise<number> {
  const tooLate = sleep(graceMs + settleMs / 2, undefined, { ref: false });
  try {
    await chat.close({ graceMs });
    const closed = new Promise((resolve) => server.close(resolve));
    // Who reads slowly has the rest of the time to read the end.
    await Promise.race([Promise.all(answers), tooLate]);
    server.closeAllConnections();
    await closed;
    logger.info({}, 'chatdock is closed');
    return 0;
  } catch (error) {
    logger.error(errorFields(error), 'chatdock could not be closed well');
    return 1;
  }
}

/** How long answers may go on, in milliseconds. @throws StartError */
export function readGrace(text = '25'): number {
  if (/^\d{1,4}$/u.test(text)) return Number(text) * 1_000;
  throw new StartError('CHATDOCK_GRACE_SECONDS must be a number of seconds, such as 25.');
}
