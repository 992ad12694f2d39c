import { expect, test } from 'vitest';
import { events, refusal } from './scripted-fetch.ts';
import { failure, idle, setUp } from './store-set-up.ts';
import * as wire from './transcripts.ts';

test('F6: each message goes off under a key of its own, and under the same one when it is sent again', async () => {
  let isUp = false;
  const { store, requests } = setUp(({ type }) => {
    if (!isUp) return refusal(503, 'Down');
    if (type === 'threads.create') return events(...wire.prologue('Hi'), ...wire.wholeAnswer('Hello'));
    return events(wire.streamOptions(), ...wire.wholeAnswer('Yes', 'msg_2'));
  });
  const keys = () => requests.map(({ headers }) => headers.get('idempotency-key'));
  // As long as nobody knows whose server it is, it may be one that does not let pages of other origins send the header.
  await expect(store.send({ text: 'Hi' })).rejects.toEqual(failure('server_failed'));
  expect(keys()).toEqual([null]);

  store.options.client.isOurs = true;
  await expect(store.retry()).rejects.toEqual(failure('server_failed'));
  await expect(store.retry()).rejects.toEqual(failure('server_failed'));
  isUp = true;
  await store.retry();
  await idle(store);
  const [, first, second, third] = keys();
  expect(first).toMatch(/^0\.[\de-]+$/u);
  expect([second, third]).toEqual([first, first]);
  expect(new Set(requests.map(({ params }) => JSON.stringify(params))).size).toBe(1);

  // The same words once more are another message; another answer to one is no message.
  await store.answerAgain();
  await idle(store);
  expect(keys().at(-1)).toBeNull();
  expect(JSON.stringify(requests.map(({ params }) => params))).not.toContain(first);
});
