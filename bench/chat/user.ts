import { randomUUID } from 'node:crypto';
import { messageRequest, type Shape } from './answer.ts';
import { openConnection, type Connection } from './connection.ts';
import type { Contestant } from './contestants.ts';

/** What of a server a user needs. */
export type Served = Pick<Contestant, 'name' | 'url' | 'signIn'>;

/** A user with a conversation, on a connection of their own. */
export interface User {
  readonly connection: Connection;
  /** Sends a message, reads the answer to its end and checks that all of it came; `look` gets its pieces. */
  turn(shape: Shape, look?: (piece: Buffer) => void): Promise<void>;
  /** The same as the chat asks for it: under a key of its own, and ready to come back to the answer. */
  chatTurn(shape: Shape, look?: (piece: Buffer) => void): Promise<void>;
  readonly threadId: string;
}

/** Several users, each with a conversation. */
export function openUsers(contestant: Served, count: number): Promise<User[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => openUser(contestant, `user ${index}`)));
}

/** Signs a user in and begins a conversation. */
export async function openUser(contestant: Served, name: string): Promise<User> {
  const connection = await openConnection(contestant.url, await contestant.signIn(name));
  let text = '';
  await connection.post(messageRequest({ events: 2, pace: 'at once' }), (piece) => {
    text += piece.toString('latin1');
  });
  const threadId = /"thread_id":"([^"]+)"/u.exec(text)?.[1];
  if (threadId === undefined) throw new Error(`${contestant.name} said nothing of the thread: ${text}`);
  const ask = async (shape: Shape, { comesBack, look, headers }: Asking): Promise<void> => {
    const frames = frameCounter();
    const take = (piece: Buffer): void => {
      frames.take(piece);
      look?.(piece);
    };
    await connection.post(messageRequest(shape, { threadId, comesBack }), take, headers);
    if (frames.count() < shape.events) throw new Error(`${contestant.name}: events are missing.`);
  };
  return {
    connection,
    threadId,
    turn: (shape, look) => ask(shape, { comesBack: false, look, headers: {} }),
    chatTurn: (shape, look) =>
      ask(shape, { comesBack: true, look, headers: { 'idempotency-key': randomUUID() } }),
  };
}

interface Asking {
  comesBack: boolean;
  look: ((piece: Buffer) => void) | undefined;
  headers: Record<string, string>;
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
