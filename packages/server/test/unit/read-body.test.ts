import { listen } from '@chatdock/testing';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { bodySource } from '../../src/http/node-request.ts';
import { readBody } from '../../src/http/read-body.ts';

test('a body that comes too slowly is given up', async () => {
  const result = Promise.withResolvers<unknown>();
  const server = createServer((request: IncomingMessage) => {
    readBody(bodySource(request), { bytes: 100, milliseconds: 50 }).then(result.resolve, result.resolve);
  });
  const { hostname, port } = new URL(await listen(server));
  const socket = connect(Number(port), hostname);
  socket.write('POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 50\r\n\r\nslow');
  expect(await result.promise).toMatchObject({ code: 'request_timeout', status: 408 });
  socket.destroy();
  server.closeAllConnections();
  server.close();
});
