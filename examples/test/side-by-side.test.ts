import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { freePort, launchBrowser } from '@chatdock/testing';
import { expect, onTestFinished, test } from 'vitest';
import { say, storedTasks } from './conversation.ts';
import { startExample } from './running-example.ts';

// OpenAI is outside: its script is the stand-in that the widget's tests have, its API one route, and its last day a clock.

const script = readFileSync(
  new URL('../../packages/widget/test/browser/openai-stand-in.js', import.meta.url),
  'utf8',
);

/** A server process whose clock began on a day when OpenAI still ran hosted workflows. */
const onItsDay = `--import=data:text/javascript,${encodeURIComponent(
  'const now = Date.now, ahead = now() - Date.UTC(2026, 10, 20); globalThis.Date = class extends Date {' +
    ' constructor(...given) { if (given.length) super(...given); else super(now() - ahead); }' +
    ' static now() { return now() - ahead; } };',
)}`;

/** OpenAI's API, as far as sessions go: answers each with a secret, and keeps what it was asked. */
async function startApi() {
  const asked: unknown[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push(await json(request));
    const session = {
      id: 'cksess_1',
      object: 'chatkit.session',
      client_secret: `ek_${asked.length}`,
      expires_at: Math.floor(Date.now() / 1000) + 600,
      status: 'active',
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(session));
  };
  const server = createServer((request, response) => void answer(request, response));
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { asked, url: `http://127.0.0.1:${port}/v1` };
}

test('hosted-and-self-hosted: one page, and a number that says who is where', async () => {
  const api = await startApi();
  const example = await startExample('hosted-and-self-hosted', {
    env: {
      CHATKIT_WORKFLOW_ID: 'wf_1',
      HOSTED_API_KEY: 'sk-none',
      HOSTED_BASE_URL: api.url,
      MOVED_PERCENT: '50',
      NODE_OPTIONS: onItsDay,
    },
  });
  onTestFinished(() => example.stop());
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.route(/^https:\/\/[\w.]*openai\.com\//u, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );

  await page.goto(example.url); // as ann
  await page.getByText('This conversation runs at OpenAI.').waitFor();
  await page.getByRole('textbox', { name: 'Message OpenAI' }).waitFor();
  expect(api.asked).toMatchObject([{ user: 'ann', workflow: { id: 'wf_1' } }]);

  await page.getByRole('button', { name: 'ben' }).click();
  await page.getByText('This conversation runs on this server.').waitFor();
  await say(page, 'Add a task to buy milk', /buy milk/iu);
  expect(await storedTasks(example.databaseUrl)).toEqual([expect.stringMatching(/^buy milk$/iu)]);
  expect(api.asked.length).toBe(1);

  await page.getByRole('button', { name: 'ann' }).click();
  await page.getByText('This conversation runs at OpenAI.').waitFor();
  expect(await page.getByText(/buy milk/iu).count()).toBe(0);
});
