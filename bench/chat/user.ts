import { messageRequest, type Shape } from './answer.ts';
import { openConnection, type Connection } from './connection.ts';
import type { Contestant } from './contestants.ts';

/** A user with a conversation, on a connection of their own. */
export interface User {
  readonly connection: Connection;
  /** Sends a message, reads the answer to its end and checks that all of it came; `look` gets its pieces. */
  turn(shape: Shape, look?: (piece: Buffer) => void): Promise<void>;
}

/** Several users, each with a conversation. */
export function openUsers(contestant: Contestant, count: number): Promise<User[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => openUser(contestant, `user ${index}`)));
}

/** Signs a user in and begins a conversation. */
export async function openUser(contestant: Contestant, name: string): Promise<User> {
  const connection = await openConnection(contestant.url, await contestant.signIn(name));
  let text = '';
  await connection.post(messageRequest({ events: 2, pace: 'at once' }), (piece) => {
    text += piece.toString('latin1');
  });
  const threadId = /"thread_id":"([^"]+)"/u.exec(text)?.[1];
  if (threadId === undefined) throw new Error(`${contestant.name} said nothing of the thread: ${text}`);
  return {
    connection,
    async turn(shape, look) {
      const frames = frameCounter();
      await connection.post(messageRequest(shape, threadId), (piece) => {
        frames.take(piece);
        look?.(piece);
      });
      if (frames.count() < shape.events) throw new Error(`${contestant.name}: events are missing.`);
    },
  };
}

const lineFeed = 0x0a;

/** Counts the empty lines that end events. */
function frameCounter() {
  let count = 0;
  let last = 0;
  return {
    count: () => count,
    take(piece: Buffer): void {
      if (last === lineFeed && piece[0] === lineFeed) count += 1;
      for (let at = piece.indexOf('\n\n'); at >= 0; at = piece.indexOf('\n\n', at + 2)) count += 1;
      last = piece.at(-1) ?? last;
    },
  };
}
