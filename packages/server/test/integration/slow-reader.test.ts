import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerItem, textDelta } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let produced = 0;
const aborted = Promise.withResolvers<void>();

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({
    database: opened.database,
    // Talks as fast as it is listened to, without ever waiting for anything else.
    respond: async function* (turn) {
      turn.signal.addEventListener('abort', () => aborted.resolve());
      const item = answerItem(turn, '');
      yield { type: 'thread.item.added', item: { ...item, content: [] } };
      while (!turn.signal.aborted && produced < 200_000_000) {
        produced += 10_000;
        yield textDelta(item.id, 'x'.repeat(10_000));
      }
    },
  });
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

test('a client that does not read holds the answer back, and is noticed when it goes', async () => {
  const ada = await signIn(server.api, 'ada');
  const body = JSON.stringify({ type: 'threads.create', params: { input: userInput('Talk') } });
  const { hostname, port } = new URL(server.api);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/chatkit HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer ${ada.secret}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(socket, 'readable');
  // It stands still, or comes to its own end.
  let heldAt: number;
  do {
    heldAt = produced;
    await new Promise((resolve) => setTimeout(resolve, 500));
  } while (produced !== heldAt);
  expect(heldAt).toBeLessThan(20_000_000); // what the system's own buffers take
  socket.destroy();
  await aborted.promise;
});
