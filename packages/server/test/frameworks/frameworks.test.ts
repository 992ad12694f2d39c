import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatdock, type Chatdock } from '../../src/index.ts';
import { formOf } from '../support/attachment-server.ts';
import { openSession, signIn, userInput } from '../support/chat-client.ts';
import { readLive } from '../support/live-events.ts';
import { logLines } from '../support/log-lines.ts';
import { askedText, echo, pausing } from '../support/responders.ts';
import { samples } from '../support/sample-files.ts';
import { userSecret, userToken } from '../support/user-token.ts';
import type { RunningHost } from './support/host.ts';
import { nodeHosts } from './support/node-hosts.ts';
import { webHosts } from './support/web-hosts.ts';

describe.each([...nodeHosts, ...webHosts])('in $name', (framework) => {
  const pauses: ReturnType<typeof pausing>[] = [];
  let chat: Chatdock;
  let host: RunningHost;
  let api: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatdock-files-'));
    chat = chatdock({
      auth: { secret: userSecret },
      database: 'memory',
      logger: logLines(),
      cors: { origins: ['https://www.example.com'] },
      attachments: { publicUrl: 'https://app.example.com/api/chatkit', files: { directory: folder } },
      respond(turn) {
        if (askedText(turn) !== 'Pause') return echo(turn);
        const pause = pausing();
        pauses.push(pause);
        return pause.respond(turn);
      },
    });
    host = await framework.start(chat);
    api = `${host.origin}/api/chatkit`;
    await chat.ready;
  });
  afterAll(async () => {
    await chat.close({ graceMs: 0 });
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a session, a conversation, its list, its end', async () => {
    const ada = await signIn(api, 'ada');
    const { threadId } = await ada.create('Hi');
    await ada.add(threadId, 'And you?');
    expect((await ada.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
      'user_message',
      'assistant_message',
    ]);
    const headers = { authorization: `Bearer ${ada.secret}` };
    expect((await fetch(`${api}/session`, { method: 'DELETE', headers })).status).toBe(204);
    expect((await ada.post({ type: 'threads.list', params: {} })).status).toBe(401);
  });

  test('an answer comes as it is said', async () => {
    const ada = await signIn(api, 'ada');
    const response = await ada.post({ type: 'threads.create', params: { input: userInput('Pause') } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const live = readLive(response);
    await live.until(({ type }) => type === 'thread.item.updated');
    expect(live.text()).toBe('The beginning');
    pauses.at(-1)?.goOn();
    await live.ended;
    expect(live.text()).toBe('The beginning and the end');
  });

  test('F4: a client that leaves stops the answer', async () => {
    const ada = await signIn(api, 'ada');
    const leaving = new AbortController();
    const body = JSON.stringify({ type: 'threads.create', params: { input: userInput('Pause') } });
    const live = readLive(await ada.post(null, { body, signal: leaving.signal }));
    await live.until(({ type }) => type === 'thread.item.updated');
    leaving.abort();
    await pauses.at(-1)?.stopped;
    await expect
      .poll(async () => {
        const [thread] = (await ada.ask<{ data: { id: string }[] }>('threads.list', { limit: 1 })).data;
        return (await ada.items(thread!.id)).map(({ type }) => type);
      })
      .toEqual(['user_message', 'assistant_message']);
  });

  test('what is wrong is said in JSON, with its status', async () => {
    const ada = await signIn(api, 'ada');
    const bearer = { authorization: `Bearer ${ada.secret}` };
    const json = { ...bearer, 'content-type': 'application/json' };
    const asked: [string, RequestInit, number, string][] = [
      ['/session', { method: 'POST' }, 401, 'missing_token'],
      ['/session', { method: 'POST', headers: bearer }, 401, 'invalid_token'],
      ['/session', { method: 'GET' }, 405, 'method_not_allowed'],
      ['/nothing', { method: 'GET' }, 404, 'not_found'],
      ['', { method: 'POST', headers: json, body: '{"type":"threads.lost"}' }, 400, 'invalid_request'],
      ['', { method: 'POST', headers: { ...bearer, 'content-type': 'text/plain' }, body: 'x' }, 415, ''],
      ['', { method: 'POST', headers: json, body: `"${'x'.repeat(300_000)}"` }, 413, ''],
    ];
    for (const [path, init, status, code] of asked) {
      const response = await fetch(api + path, init);
      expect.soft(response.status, `${init.method} ${path}`).toBe(status);
      if (code === '') continue; // a body parser before us may have said it in its own words
      expect.soft(await response.json(), path).toMatchObject({ error: { code } });
      expect.soft(response.headers.get('cache-control')).toBe('no-store');
      expect.soft(response.headers.get('x-powered-by')).toBeNull();
    }
  });

  test('files go up and come down', async () => {
    const secret = await openSession(api, await userToken('ada'));
    const headers = { authorization: `Bearer ${secret}` };
    const body = formOf({ name: 'a.png', type: 'image/png', bytes: samples.png });
    const sent = await fetch(`${api}/attachments`, { method: 'POST', headers, body });
    const attachment = await sent.json();
    expect([sent.status, attachment]).toMatchObject([200, { name: 'a.png', type: 'image' }]);
    const drawing = { name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.alloc(200_000, '<svg/>') };
    const refused = await fetch(`${api}/attachments`, { method: 'POST', headers, body: formOf(drawing) });
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { error: { code: 'attachment_type_refused' } },
    ]);
    const address = `${api}/attachments/${attachment.id}/content`;
    const file = await fetch(address, { headers });
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await file.arrayBuffer()).equals(samples.png)).toBe(true);
    const head = await fetch(address, { method: 'HEAD', headers });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('pages of other origins, and the widget’s files', async () => {
    const origin = 'https://www.example.com';
    const preflight = await fetch(`${api}/session`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    const refused = await fetch(`${api}/session`, { method: 'POST', headers: { origin } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    const embed = await fetch(`${api}/embed.js`);
    expect([embed.status, embed.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect(await embed.text()).toContain('chat-dock');
    const etag = String(embed.headers.get('etag'));
    const again = await fetch(`${api}/embed.js`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${api}/healthz`)).status).toBe(200);
  });
});
