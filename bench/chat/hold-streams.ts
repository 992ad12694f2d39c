import { messageRequest, type Shape } from './answer.ts';
import { openConnection } from './connection.ts';

// A client that opens streams which say little and then nothing, and keeps them open until it is ended. Arguments: the address,
// how many, and the headers of the users who take turns at it, as JSON. Says how many are open.

const [url = '', count = '', headers = '[]'] = process.argv.slice(2);
const users: Record<string, string>[] = JSON.parse(headers);
const idle: Shape = { events: 3, pace: 3_600_000 };
/** Streams being opened at one time: more would only wait for each other. */
const openers = 32;
let next = 0;

async function openStream(user: Record<string, string>): Promise<void> {
  const connection = await openConnection(new URL(url), user);
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const look = (piece: Buffer): void => {
      text += piece.toString('latin1');
      if (!text.includes('thread.item.added')) return;
      text = '';
      resolve();
    };
    connection
      .post(messageRequest(idle), look)
      .then(() => reject(new Error('A stream ended that should be idle.')), reject);
  });
}

async function open(): Promise<void> {
  while (next < Number(count)) {
    next += 1;
    await openStream(users[next % users.length] ?? {});
  }
}

process.on('message', () => process.exit());
process.on('disconnect', () => process.exit());
await Promise.all(Array.from({ length: openers }, open));
process.send?.(String(next));
