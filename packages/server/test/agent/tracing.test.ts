import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createTestDatabase } from '@chatdock/testing';
import { expect, test } from 'vitest';
import { chatdock } from '../../src/index.ts';
import { userSecret } from '../support/user-token.ts';

/** Answers a message in a process of its own, with everything that it sends kept here instead. */
const conversation = `
  const sent = [];
  globalThis.fetch = async (address, init) => {
    const url = String(address instanceof Request ? address.url : address);
    sent.push([new URL(url).pathname, String(init?.body ?? '')]);
    if (url.includes('/traces/')) return new Response(null, { status: 204 });
    const response = { id: 'r', object: 'response', created_at: 1, model: 'm', status: 'completed',
      output: [{ type: 'message', id: 'm', role: 'assistant', status: 'completed',
        content: [{ type: 'output_text', text: 'Hello.', annotations: [] }] }],
      usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 } };
    const events = [{ type: 'response.created', response }, { type: 'response.completed', response }];
    return new Response(events.map((event) => 'data: ' + JSON.stringify(event) + '\\n\\n').join(''),
      { headers: { 'content-type': 'text/event-stream' } });
  };
  const { chatdock } = await import(process.argv[1]);
  const lines = [];
  const log = (fields, message) => void lines.push(message);
  const chat = chatdock(
    { auth: { authenticate: () => ({ subject: 'ada' }) }, database: process.argv[2], limits: false,
      logger: { debug: log, info: log, warn: log, error: log } },
    { OPENAI_API_KEY: 'sk-test', ...(process.argv[3] && { CHATDOCK_TRACING: process.argv[3] }) });
  await chat.ready;
  const ask = (path, init) => chat.fetch(new Request('http://chat.example/api/chatkit' + path, { method: 'POST', ...init }));
  const { client_secret } = await (await ask('/session')).json();
  const input = { content: [{ type: 'input_text', text: 'my own words' }], attachments: [], inference_options: {} };
  const answer = await ask('', {
    headers: { authorization: 'Bearer ' + client_secret, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'threads.create', params: { input } }) });
  const text = await answer.text();
  await chat.close();
  console.log(JSON.stringify({ sent, lines, text }));
`;

interface Told {
  readonly sent: readonly (readonly [path: string, body: string])[];
  readonly lines: readonly string[];
  readonly text: string;
}

async function converse(tracing: '' | '1'): Promise<Told> {
  const created = await createTestDatabase();
  const file = new URL('../../src/index.ts', import.meta.url).href;
  // The SDK traces nothing by itself in tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  const args = ['--input-type=module', '-e', conversation, file, created.url, tracing];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  await created.drop();
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('A4: nothing is traced by default: the model is asked, and nobody else', async () => {
  const { sent, lines, text } = await converse('');
  expect(text).toContain('Hello.');
  expect(new Set(sent.map(([path]) => path))).toEqual(new Set(['/v1/responses']));
  expect(lines.join()).not.toContain('tracing');
});

test('asked for, traces go to OpenAI, the log says so, and closing sends the rest', async () => {
  const { sent, lines } = await converse('1');
  const traces = sent.filter(([path]) => path.includes('/traces/'));
  expect(traces.length).toBeGreaterThan(0);
  expect(traces.map(([, body]) => body).join()).toContain('"object":"trace.span"');
  expect(lines).toContain('tracing is on: the text of conversations is sent to OpenAI');
});

test.each([
  ['no key', {}],
  ['another provider', { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: 'https://models.example/v1' }],
])('with %s it is refused at the start: nobody else’s key or words go to OpenAI', (_name, env) => {
  expect(() => chatdock({ auth: { secret: userSecret }, tracing: true }, env)).toThrow(
    /sends conversations to OpenAI/u,
  );
});
