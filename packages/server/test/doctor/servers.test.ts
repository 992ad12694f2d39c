import { once } from 'node:events';
import { createServer as createSecure } from 'node:https';
import { createServer as createPlain } from 'node:net';
import { gzipSync } from 'node:zlib';
import { freePort } from '@chatdock/testing';
import { expect, onTestFinished, test } from 'vitest';
import { brokenAnswers, brokenProtocol } from '../support/doctor/broken-servers.ts';
import { certificate } from '../support/doctor/certificate.ts';
import { json, startChats } from '../support/doctor/chat-server.ts';
import { codesOf, examine } from '../support/doctor/examine.ts';

test('each mistake in what is answered is named, by its own code and no other', async () => {
  const cases = Object.entries({ ...brokenAnswers, ...brokenProtocol });
  const { origin } = await startChats(Object.fromEntries(cases.map(([code, { chat }]) => [code, chat])));
  for (const [code, { says, asked = {} }] of cases) {
    const findings = await examine(`${origin}/${code}?key=hunter2`, asked);
    expect.soft(codesOf(findings), code).toEqual([code]);
    expect.soft(findings[0]?.message, code).toMatch(says);
    expect.soft(JSON.stringify(findings), code).not.toMatch(/hunter2|next=/u);
  }
  const held = await examine(`${origin}/buffered`);
  expect(held[0]?.fix).toMatch(/^nginx answers: set proxy_buffering off/u);
});

const messages = async (url: string) =>
  (await examine(url)).map(({ code, message }) => `${code}: ${message}`);

test('where nothing answers as HTTP does, the sentence says what does', async () => {
  const closed = `http://127.0.0.1:${await freePort()}`;
  const greeting = createPlain((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
  greeting.listen(0, '127.0.0.1');
  await once(greeting, 'listening');
  const other = `http://127.0.0.1:${Object(greeting.address()).port}`;
  const secure = createSecure(certificate, (_, response) => response.end());
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  const unsigned = `https://127.0.0.1:${Object(secure.address()).port}`;
  onTestFinished(() => void greeting.close());
  onTestFinished(() => void secure.close());
  expect(await messages(closed)).toEqual([
    expect.stringMatching(/^connection_refused: Nothing listens at /u),
  ]);
  expect(await messages(other)).toEqual([expect.stringMatching(/^no_http: .*HTTPParserError/u)]);
  expect(await messages(unsigned)).toEqual([expect.stringMatching(/^certificate_refused: .*SELF_SIGNED/u)]);
  const unknown = await messages('http://no-such-host.invalid/chatkit');
  expect(unknown).toEqual([
    expect.stringMatching(/^address_unknown: The host no-such-host\.invalid has no address/u),
  ]);
});

test('who answers without end, or with much in little, is left', async () => {
  const bomb = gzipSync(Buffer.alloc(64_000_000, ' '));
  const gzip = { 'content-encoding': 'gzip' };
  const { origin } = await startChats({
    bomb: {
      list: (response) => response.writeHead(200, { 'content-type': 'application/json', ...gzip }).end(bomb),
    },
    flood: {
      create: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const more = (): void => {
          while (!response.destroyed && response.write(`data: ${'x'.repeat(65_536)}`));
          response.once('drain', more);
        };
        more();
      },
    },
    escapes: {
      create: json({}),
      list: json({ data: [{ '\u001B[31mid': '\u001B]0;owned\u0007' }], has_more: false }),
    },
    page: { get: (response) => response.writeHead(200, { 'content-type': 'text/html', ...gzip }).end(bomb) },
  });
  expect(codesOf(await examine(`${origin}/bomb`))).toEqual(['answer_too_long']);
  expect(codesOf(await examine(`${origin}/flood`))).toEqual(['answer_too_long']);
  expect(codesOf(await examine(`${origin}/page`))).toEqual([]);
  expect(JSON.stringify(await examine(`${origin}/escapes`))).not.toMatch(/\\u001b|owned/iu);
});

test('what is sent to sign in reaches the given host and no other, and an open endpoint is told of', async () => {
  const strange = await startChats({});
  const { origin, seen } = await startChats({
    away: { list: (response) => response.writeHead(307, { location: `${strange.origin}/right` }).end() },
    open: {},
  });
  const headers = { authorization: 'Bearer hunter2' };
  expect(codesOf(await examine(`${origin}/away`, { headers }))).toEqual(['redirects']);
  expect(strange.seen).toEqual([]);
  expect(seen.some(({ headers: sent }) => sent['authorization'] === 'Bearer hunter2')).toBe(true);
  // A name that leads here, and does not look as if it did.
  const outside = origin.replace('127.0.0.1', '0.0.0.0');
  expect(codesOf(await examine(`${outside}/open`))).toEqual(['open_to_everyone']);
  expect(codesOf(await examine(`${outside}/open`, { headers }))).toEqual([]);
});
