import { connect, type Socket } from 'node:net';

/** What came of it. */
export interface Flooded {
  status: number;
  head: string;
  /** Bytes of the body that could be handed over. */
  sent: number;
}

/** Sends a head to the endpoint, then chunk after chunk until the server closes the connection. */
export function flood(origin: string, headers: readonly string[], chunk: Buffer): Promise<Flooded> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let head = '';
    let sent = 0;
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(`POST /mcp HTTP/1.1\r\nHost: localhost\r\n${headers.join('\r\n')}\r\n\r\n`);
      pour();
    });
    const pour = (): void => {
      while (!socket.destroyed && socket.writable) {
        sent += chunk.length;
        if (!socket.write(chunk)) break;
      }
    };
    socket.on('drain', () => setImmediate(pour));
    socket.on('data', (data) => (head += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve({ status: Number(head.split(' ')[1]), head, sent }));
  });
}
