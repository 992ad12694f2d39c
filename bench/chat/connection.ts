import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection that is kept, for one request after the other. */
export interface Connection {
  /** Posts a body, hands over the pieces of the answer as they come, and resolves at its end; rejects when it is no success. */
  post(body: string, take?: (piece: Buffer) => void, headers?: Record<string, string>): Promise<void>;
  close(): void;
}

/**
 * A client that does next to nothing: it looks for the end of an answer and parses nothing, so that it takes little of
 * the machine that it measures.
 */
export async function openConnection(url: URL, headers: Record<string, string>): Promise<Connection> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await once(socket, 'connect');
  socket.on('error', () => {}); // one that breaks while it waits fails at its next request
  const usual = { host: url.host, 'content-type': 'application/json', ...headers };
  const head = `POST ${url.pathname} HTTP/1.1\r\n${headerLines(usual)}`;
  return {
    post(body, take, own = {}) {
      const answered = readAnswer(socket, take);
      socket.write(`${head}${headerLines(own)}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      return answered;
    },
    close: () => socket.destroy(),
  };
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

function readAnswer(socket: Socket, take?: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      socket.off('data', read).off('close', leave).off('error', leave);
      if (error) reject(error);
      else resolve();
    };
    const leave = (): void => settle(new Error('The connection broke off.'));
    const isOver = answerEnd();
    const read = (piece: Buffer): void => {
      try {
        take?.(piece);
        if (isOver(piece)) settle();
      } catch (error) {
        settle(error instanceof Error ? error : new Error(String(error)));
      }
    };
    socket.on('data', read).on('close', leave).on('error', leave);
    if (socket.destroyed) leave();
  });
}

const lastChunk = '\r\n0\r\n\r\n';

/** Told every piece of an answer, it tells whether that was the last. Throws when the answer is no success. */
function answerEnd(): (piece: Buffer) => boolean {
  let head = '';
  let missing = Number.NaN;
  let tail = '';
  return (piece) => {
    let body = piece;
    if (!head.includes('\r\n\r\n')) {
      const before = head.length;
      head += piece.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return false;
      if (!head.startsWith('HTTP/1.1 2')) throw new Error(head);
      missing = Number(/^content-length: (\d+)/imu.exec(head)?.[1]);
      body = piece.subarray(end + 4 - before);
    }
    missing -= body.length;
    tail = (tail + body.toString('latin1', Math.max(0, body.length - lastChunk.length))).slice(
      -lastChunk.length,
    );
    return Number.isNaN(missing) ? tail === lastChunk : missing <= 0;
  };
}
