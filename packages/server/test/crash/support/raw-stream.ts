import { connect, type Socket } from 'node:net';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { requestText } from '../../support/raw-request.ts';

/** How a client goes: its side closed, or the connection reset. */
export type Leaving = 'closed' | 'reset';

export interface RawStreamOptions {
  readonly api: string;
  readonly secret: string;
  readonly input: object;
  /** After how many events to go, and how. */
  readonly after: number;
  readonly how: Leaving;
}

/** Starts a thread over a bare connection and goes after so many events; the events that came until then. */
export function leaveAfter({
  api,
  secret,
  input,
  after,
  how,
}: RawStreamOptions): Promise<ThreadStreamEvent[]> {
  const { hostname, port, pathname: path } = new URL(api);
  const headers = [`Authorization: Bearer ${secret}`, 'Content-Type: application/json'];
  const body = JSON.stringify({ type: 'threads.create', params: { input } });
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(requestText({ path, headers, body })));
    socket.setTimeout(60_000, () => socket.destroy(new Error(`Nothing more comes: ${received}`)));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk;
      const events = eventsIn(received);
      if (events.length < after) return;
      go(socket, how);
      resolve(events);
    });
  });
}

function go(socket: Socket, how: Leaving): void {
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
}

/** The frames that are whole; the sizes of chunks stand between them. */
function eventsIn(received: string): ThreadStreamEvent[] {
  return [...received.matchAll(/^data: (\{.*\})\n\n/gmu)].map(([, json = '']) => JSON.parse(json));
}
