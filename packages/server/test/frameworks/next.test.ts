import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { Chatdock } from '../../src/index.ts';
import { signIn, userInput } from '../support/chat-client.ts';
import { readLive } from '../support/live-events.ts';
import { userSecret } from '../support/user-token.ts';
import type { RunningHost } from './support/host.ts';
import { startNextApp } from './support/next-app.ts';

/** What Next.js calls the function that a route handler exports. */
type RouteHandler = (
  request: Request,
  context: { params: Promise<{ path?: string[] }> },
) => Promise<Response>;

describe('in Next.js, built for production', () => {
  let app: RunningHost;
  let api: string;

  beforeAll(async () => {
    app = await startNextApp({ BETTER_AUTH_SECRET: userSecret });
    api = `${app.origin}/api/chatkit`;
  });
  afterAll(() => app.close());

  test('a route handler is `chat.fetch`, as it is', () => {
    expectTypeOf<Chatdock['fetch']>().toExtend<RouteHandler>();
    expect(app.origin).toMatch(/^http/u);
  });

  test('a session, and a conversation whose events come as they happen', async () => {
    const ada = await signIn(api, 'ada');
    const live = readLive(await ada.post({ type: 'threads.create', params: { input: userInput('Hi') } }));
    await live.until(({ type }) => type === 'progress_update');
    expect(live.events.some(({ event }) => event.type === 'notice')).toBe(false);
    await live.ended;
    expect(live.events.at(-1)?.event).toMatchObject({ type: 'notice', message: 'ada' });
  });

  test('F4: a client that leaves stops the answer', async () => {
    const ada = await signIn(api, 'ada');
    const leaving = new AbortController();
    const body = JSON.stringify({ type: 'threads.create', params: { input: userInput('For ever') } });
    const live = readLive(await ada.post(null, { body, signal: leaving.signal }));
    await live.until(({ type }) => type === 'notice');
    const [first] = live.events;
    const thread_id = first?.event.type === 'thread.created' ? first.event.thread.id : '';
    leaving.abort();
    // While the answer went on, the thread would take no other message.
    const again = {
      type: 'threads.add_user_message',
      params: { thread_id, input: userInput('Still there?') },
    };
    await expect.poll(async () => (await ada.post(again)).status).toBe(200);
  });

  test('every method has its route, and the widget’s files are there', async () => {
    const statuses = [
      ['GET', '/healthz', 200],
      ['GET', '/readyz', 200],
      ['GET', '/embed.js', 200],
      ['HEAD', '/embed.js', 200],
      ['POST', '/session', 401],
      ['DELETE', '/session', 401],
      ['PUT', '/session', 405],
      ['GET', '/nothing', 404],
    ] as const;
    for (const [method, path, status] of statuses) {
      const response = await fetch(api + path, { method });
      expect.soft(response.status, `${method} ${path}`).toBe(status);
    }
    // However it is compressed on its way: Next.js takes the header off that would say so of ours.
    for (const encoding of ['br', 'gzip', 'identity']) {
      const script = await fetch(`${api}/embed.js`, { headers: { 'accept-encoding': encoding } });
      expect.soft(await script.text(), encoding).toContain('chat-dock');
    }
  });
});
