import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { rawRequest, requestText } from '../support/raw-request.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let ada: ChatClient;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database });
  ada = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const path = '/api/chatkit';
const json = 'Content-Type: application/json';
const bearer = () => `Authorization: Bearer ${ada.secret}`;

/** Sends a head, then chunk after chunk until the server closes the connection; what it answered, and how much it took. */
function flood(
  headers: readonly string[],
  chunk: Buffer,
): Promise<{ status: number; head: string; sent: number }> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve) => {
    let answer = '';
    let sent = 0;
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: test\r\n${headers.join('\r\n')}\r\n\r\n`);
      pour();
    });
    const pour = (): void => {
      while (!socket.destroyed && socket.writable) {
        sent += chunk.length;
        if (!socket.write(chunk)) break;
      }
    };
    socket.on('drain', () => setImmediate(pour));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve({ status: Number(answer.split(' ')[1]), head: answer, sent }));
  });
}

describe('I3: bodies over the limit', () => {
  test('up to 256 kB pass, one byte more does not', async () => {
    const around = JSON.stringify({ type: 'threads.create', params: { input: userInput('') } }).length;
    const sized = (length: number) => ({
      type: 'threads.create',
      params: { input: userInput('x'.repeat(length - around)) },
    });
    expect((await ada.post(sized(262_144))).status).toBe(200);
    const over = await ada.post(sized(262_145));
    expect(over.status).toBe(413);
    expect(await over.json()).toEqual({
      error: { code: 'payload_too_large', message: 'The request is too large.' },
    });
  });

  test('by what is declared, without reading it; by what comes, without waiting for its end', async () => {
    const before = process.memoryUsage().rss;
    const chunk = Buffer.alloc(65_536, 'x');
    for (const length of ['26214400', '10737418240']) {
      const declared = await flood([bearer(), json, `Content-Length: ${length}`], chunk);
      expect.soft(declared.status).toBe(413);
      expect.soft(declared.head.toLowerCase()).toContain('connection: close');
      expect.soft(declared.sent).toBeLessThan(1_000_000_000);
    }
    const chunked = Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]);
    const endless = await flood([bearer(), json, 'Transfer-Encoding: chunked'], chunked);
    expect(endless.status).toBe(413);
    expect(endless.sent).toBeLessThan(1_000_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000); // the sender lives in this process too
  });

  test('a stranger is refused before anything of the body is read', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const unknown = await flood([json, 'Content-Length: 10737418240'], chunk);
    expect(unknown.status).toBe(401);
    const forged = await flood(
      ['Authorization: Bearer cs_a.b.c', json, 'Transfer-Encoding: chunked'],
      Buffer.from('1\r\nx\r\n'),
    );
    expect(forged.status).toBe(401);
  });

  test('compressed bodies: 415', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, ' '));
    for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      const headers = {
        authorization: `Bearer ${ada.secret}`,
        'content-type': 'application/json',
        'content-encoding': encoding,
      };
      const response = await fetch(server.api, { method: 'POST', headers, body: bomb });
      expect.soft(response.status, encoding).toBe(415);
    }
  });

  test('a small body that nobody reads does not cost the connection', async () => {
    const refused = await ada.post(
      { type: 'threads.list', params: {} },
      { headers: { 'content-type': 'application/json' } },
    );
    expect(refused.status).toBe(401);
    expect(refused.headers.get('connection')).not.toBe('close');
  });

  test('a body that breaks off harms nobody', async () => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: test\r\n${bearer()}\r\n${json}\r\nContent-Length: 100\r\n\r\n{"type":`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    expect((await ada.post({ type: 'threads.list', params: {} })).status).toBe(200);
    expect(server.log.lines.join('\n')).not.toContain('"level":"error"');
  });

  test('two lengths, or a length and chunks, are no request', async () => {
    const body = '{"type":"threads.list","params":{}}';
    const twice = requestText({
      path,
      headers: [bearer(), json, `Content-Length: ${body.length - 1}`],
      body,
    });
    expect((await rawRequest(server.origin, twice)).status).toBe(400);
    const both = requestText({ path, headers: [bearer(), json, 'Transfer-Encoding: chunked'], body });
    expect((await rawRequest(server.origin, both)).status).toBe(400);
  });
});
