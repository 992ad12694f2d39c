import { createTestDatabase } from '@chatdock/testing';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chatClient, openSession, readEvents, userInput } from '../support/chat-client.ts';
import { linesOf, startServerCli } from '../support/run-server-cli.ts';
import { startSlowOpenAI, type SlowOpenAI } from '../support/slow-openai.ts';
import { userSecret, userToken } from '../support/user-token.ts';

const open = 100;

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let model: SlowOpenAI;
beforeAll(async () => {
  created = await createTestDatabase();
  model = await startSlowOpenAI();
});
afterAll(async () => {
  model.close();
  await created.drop();
});

/** A server whose model begins to speak and goes on when it is told to, with so many people who listen. */
async function startBusy(graceSeconds: string) {
  const server = await startServerCli({
    DATABASE_URL: created.url,
    BETTER_AUTH_SECRET: userSecret,
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: model.baseUrl,
    CHATDOCK_RATE_LIMITS: 'off',
    CHATDOCK_GRACE_SECONDS: graceSeconds,
  });
  const people = await Promise.all(
    Array.from({ length: open }, async (_, index) => {
      const user = chatClient(server.api, await openSession(server.api, await userToken(`user-${index}`)));
      const create = { type: 'threads.create', params: { input: userInput('Tell me a story') } };
      return { user, response: await user.post(create) };
    }),
  );
  const begun = people.map(({ response }) => hearBeginning(response.clone()));
  const texts = people.map(({ response }) => response.text());
  await expect.poll(() => model.speaking()).toBe(open);
  // What the model has said is not yet what people have heard.
  await Promise.all(begun);
  return { server, people, texts };
}

async function hearBeginning({ body }: Response): Promise<void> {
  let heard = '';
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += piece;
    if (heard.includes('Once upon a time')) return;
  }
}

describe('F8: SIGTERM with a hundred answers being given', () => {
  test('not ready at once; answers that finish in time are whole; exit 0', async () => {
    const { server, texts, people } = await startBusy('600');
    const watched = await people[0]!.user.post({
      type: 'chatdock.threads.watch',
      params: { thread_id: await threadOf(people[0]!.user) },
    });
    const watching = watched.text();
    server.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${server.api}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.api}/healthz`)).status).toBe(200);
    expect((await people[0]!.user.post({ type: 'threads.list', params: {} })).status).toBe(503);
    model.goOn();
    for (const text of texts) {
      const events = readEvents(await text);
      expect(events.at(-1)).toMatchObject({
        type: 'thread.item.done',
        item: { content: [{ text: 'Once upon a time, and they lived.' }] },
      });
    }
    expect((await server.ended).code).toBe(0); // long before its grace is over
    await watching; // it ended, and did not hold anything up
    expect(outcomes(server)).toEqual({ finished: open });
  });

  test('those that do not are kept as far as they came, and say so; exit 0', async () => {
    model.pause();
    const { server, texts } = await startBusy('1');
    server.child.kill('SIGTERM');
    for (const text of texts) {
      // The name that the model gives a thread comes whenever it comes.
      const told = readEvents(await text).filter(({ type }) => type !== 'thread.updated');
      expect(told.slice(-3)).toMatchObject([
        { type: 'thread.item.done', item: { content: [{ text: 'Once upon a time' }] } },
        { type: 'thread.item.done', item: { task: { title: 'This answer was interrupted' } } },
        { type: 'error', code: 'stream.error', allow_retry: true },
      ]);
    }
    expect((await server.ended).code).toBe(0); // though the model never goes on
    expect(outcomes(server)).toEqual({ server_closing: open });
  });

  test('asked twice, it ends at once; whoever opens a conversation next finds it settled', async () => {
    model.pause();
    const { server, texts } = await startBusy('600');
    for (const text of texts) text.catch(() => {}); // cut off
    server.child.kill('SIGTERM');
    await expect.poll(() => linesOf(server).map(({ msg }) => msg)).toContain('chatdock is closing');
    server.child.kill('SIGTERM');
    const [code] = await once(server.child, 'exit');
    expect(code).toBe(143); // and not 0 after its grace
    model.goOn();
    const next = await startServerCli({
      DATABASE_URL: created.url,
      BETTER_AUTH_SECRET: userSecret,
      CHATDOCK_RATE_LIMITS: 'off',
    });
    onTestFinished(() => void next.child.kill());
    const user = chatClient(next.api, await openSession(next.api, await userToken('user-0')));
    const threadId = await threadOf(user);
    const settled = async () => {
      await user.post({
        type: 'threads.add_user_message',
        params: { thread_id: threadId, input: userInput('?') },
      });
      return (await user.items(threadId)).map(({ type }) => type);
    };
    await expect.poll(settled).toContain('task');
  });
});

async function threadOf(user: ReturnType<typeof chatClient>): Promise<string> {
  const { data } = await user.ask<{ data: { id: string }[] }>('threads.list', {});
  return data[0]!.id;
}

function outcomes(server: Parameters<typeof linesOf>[0]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { msg, outcome } of linesOf(server)) {
    if (msg === 'a turn ended') counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
  }
  return counts;
}
