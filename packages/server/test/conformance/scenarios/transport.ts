import { expect } from 'vitest';
import { rawRequest, requestText } from '../../support/raw-request.ts';
import { userInput } from '../../support/chat-client.ts';
import { everyRequest } from '../support/every-request.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, done, progress, scriptInput, seenIn, tell } from '../support/scripts.ts';

const nasty =
  'data: x\n\ndata: {"type":"error"}\r\n\u2028\u2029"quotes" \\ \u202e 🧑‍🚀 e\u0301 <b>&amp; \u0001 {{x}} %s';

export const transport = group('transport', (scenario) => {
  scenario(
    ['transport.streaming-content-type'],
    'what is streamed goes by the request, whatever the client accepts',
    async (world) => {
      const user = await world.newUser();
      for (const { kind, type, params } of await everyRequest(user)) {
        const headers = {
          authorization: `Bearer ${user.secret}`,
          'content-type': 'application/json',
          accept: kind === 'stream' ? 'application/json' : 'text/event-stream',
        };
        const response = await user.post({ type, params }, { headers });
        const body = await response.text();
        expect.soft(response.status, `${type}: ${body}`).toBe(200);
        const expected = kind === 'stream' ? /^text\/event-stream(;|$)/u : /^application\/json(;|$)/u;
        expect.soft(response.headers.get('content-type'), type).toMatch(expected);
      }
    },
  );

  scenario(
    ['transport.frames', 'transport.text-unchanged'],
    'every frame is one data line and an empty one, byte by byte',
    async (world) => {
      const user = await world.newUser();
      const script = [progress(nasty), answer('a', nasty)];
      const body = JSON.stringify({ type: 'threads.create', params: { input: scriptInput(script) } });
      const headers = [`Authorization: Bearer ${user.secret}`, 'Content-Type: application/json'];
      const { origin, pathname: path } = new URL(world.api);
      const response = await rawRequest(origin, requestText({ path, headers, body }));
      expect(response.status).toBe(200);
      const text = unchunked(response.body);
      expect(text).toMatch(/^(?:data: \{[^\n\r]*\}\n\n){5}$/u);
      expect(text.match(/^data: /gmu)).toHaveLength(5);
    },
  );

  scenario(
    ['transport.text-unchanged'],
    'text of users and responders comes back as it went in, at once and later',
    async (world) => {
      const user = await world.newUser();
      const { threadId, message } = await user.begin([], { quoted_text: nasty });
      expect(message.quoted_text).toBe(nasty);
      const events = await user.add(threadId, nasty);
      expect(events[0]).toMatchObject({ item: { content: [{ type: 'input_text', text: nasty }] } });
      expect(events.at(-1)).toMatchObject({ item: { content: [{ text: `You said: ${nasty}` }] } });
      const items = await user.items(threadId);
      expect(items[0]).toEqual(message);
      expect(items[1]).toMatchObject({ content: [{ type: 'input_text', text: nasty }] });
      expect(items[2]).toMatchObject({ content: [{ text: `You said: ${nasty}` }] });
      await user.ask('threads.update', { thread_id: threadId, title: nasty });
      expect((await user.thread(threadId)).title).toBe(nasty);
    },
  );

  scenario(
    ['transport.as-produced'],
    'an event arrives while the responder is still at work',
    async (world) => {
      const user = await world.newUser();
      const [first, second] = [gate(user), gate(user)];
      const script = [progress('one'), first.wait, progress('two'), second.wait, progress('three')];
      const { stream } = await user.liveThread(script);
      await stream.until('one');
      await first.open();
      await stream.until('two');
      await second.open();
      expect(await stream.rest()).toEqual([progress('three')]);
    },
  );

  scenario(
    ['transport.no-buffering'],
    'a stream asks not to be stored, changed or held back',
    async (world) => {
      const user = await world.newUser();
      const response = await user.post({ type: 'threads.create', params: { input: userInput('Hi') } });
      await response.text();
      expect(response.headers.get('cache-control')).toMatch(/no-transform/u);
      expect(response.headers.get('cache-control')).toMatch(/no-store|no-cache/u);
      expect(response.headers.get('x-accel-buffering')).toBe('no');
      expect(response.headers.get('content-encoding')).toBeNull();
    },
  );

  scenario(
    ['transport.metadata-not-echoed', 'transport.metadata-reaches-responder'],
    'unknown keys are passed over; metadata and locale reach the responder and nobody else',
    async (world) => {
      const user = await world.newUser();
      const metadata = { page: '/canary', deep: { kept: [null] } };
      const input = { ...scriptInput([tell('metadata', 'locale')]), canary: 1 };
      const headers = {
        authorization: `Bearer ${user.secret}`,
        'content-type': 'application/json',
        'accept-language': 'de-AT',
      };
      const request = { type: 'threads.create', params: { input, canary: 1 }, metadata, canary: 1 };
      const response = await user.post(request, { headers });
      const text = await response.text();
      const [effect] = text
        .split('\n\n')
        .filter((frame) => frame.startsWith('data: {"type":"client_effect"'));
      expect(JSON.parse(effect!.slice('data: '.length)).data).toEqual({ metadata, locale: 'de-AT' });
      expect(text.replace(effect!, '')).not.toContain('canary');
      const plain = await user.begin([tell('metadata')]);
      expect(seenIn(plain.events)).toEqual({ metadata: {} });
    },
  );

  scenario(['transport.metadata-not-echoed'], 'requests in JSON take metadata too', async (world) => {
    const user = await world.newUser();
    const { threadId } = await user.begin([done({ type: 'end_of_turn', id: '$id:e' })]);
    const request = { type: 'items.list', params: { thread_id: threadId }, metadata: { canary: 1 } };
    const response = await user.post(request);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('canary');
  });
});

/** A body that was sent in chunks, put together. */
function unchunked(body: string): string {
  let [rest, text] = [Buffer.from(body), ''];
  for (;;) {
    const line = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, line).toString(), 16);
    if (!(size > 0)) return text;
    text += rest.subarray(line + 2, line + 2 + size).toString();
    rest = rest.subarray(line + 2 + size + 2);
  }
}
