import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { protocol } from '../../../src/doctor/findings/protocol.ts';
import type { reaching } from '../../../src/doctor/findings/reaching.ts';
import type { Visit } from '../../../src/doctor/visit.ts';
import { events, frames, json, text, type Chat } from './chat-server.ts';
import { asked, created, frame, rightEvents, streamed, streamOptions } from './right-events.ts';

/** A server that makes a mistake, what is asked of it, and what the doctor has to say, as a pattern. */
export interface BrokenServer {
  readonly chat: Chat;
  readonly says: RegExp;
  readonly asked?: Partial<Visit>;
}

const page = '<!doctype html><title>Sign in</title><p>hello';
const cors = { 'access-control-allow-origin': 'https://shop.example' };
const fromShop: Partial<Visit> = { origin: 'https://shop.example' };
const list = { data: [], has_more: false };

/** What keeps an answer from coming can be made by a server that answers, except where nothing does. */
type Reached = Exclude<
  keyof typeof reaching,
  'address_unknown' | 'connection_refused' | 'certificate_refused' | 'no_http'
>;

export const brokenAnswers: Record<Reached, BrokenServer> = {
  connection_broken: { chat: { get: (response) => response.destroy() }, says: /closed the connection/u },
  hangs: { chat: { list: () => {} }, says: /within 2 s/u, asked: { timeoutMs: 2_000 } },
  redirects: {
    chat: { list: text('', 307, { location: 'https://login.example/start?next=secret' }) },
    says: /leads to https:\/\/login\.example\/start \(307\)/u,
  },
  html_answer: { chat: { list: text(page) }, says: /web page/u },
  not_signed_in: { chat: { list: json({ detail: 'no' }, 401) }, says: /who is asking/u },
  token_refused: {
    chat: { list: json({ detail: 'no' }, 401) },
    says: /refused/u,
    asked: { headers: { authorization: 'Bearer hunter2' } },
  },
  forbidden: { chat: { list: json({ detail: 'CSRF' }, 403) }, says: /403/u },
  not_found: { chat: { list: json({}, 404) }, says: /404/u },
  method_refused: { chat: { list: json({}, 405) }, says: /405/u },
  rate_limited: { chat: { list: json({}, 429) }, says: /429/u },
  gateway_error: { chat: { list: text(page, 502) }, says: /502/u },
  server_error: { chat: { list: json({ stack: 'at x:1:2' }, 500) }, says: /500/u },
  request_refused: { chat: { list: json({}, 422) }, says: /422/u },
  cors_preflight: {
    chat: { list: json(list, 200, cors), create: create(cors) },
    says: /405/u,
    asked: fromShop,
  },
  cors_origin: {
    chat: { options: json({}, 204), list: json(list) },
    says: /shop\.example/u,
    asked: fromShop,
  },
  cors_headers: {
    chat: { options: json({}, 204, cors), list: json(list, 200, cors), items: json(list, 200, cors) },
    says: /content-type/u,
    asked: { ...fromShop, message: null },
  },
  cors_reflects: {
    chat: {
      options: (response, { headers: { origin = '' } }) => {
        const allowed = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
        response.writeHead(204, allowed).end();
      },
    },
    says: /Any origin/u,
  },
};

function create(headers: Record<string, string>): NonNullable<Chat['create']> {
  return frames(rightEvents.map(frame), headers);
}

export const brokenProtocol: Record<Exclude<keyof typeof protocol, 'open_to_everyone'>, BrokenServer> = {
  stream_for_json: { chat: { list: events([]) }, says: /one JSON document/u },
  json_for_stream: { chat: { create: json({ text: 'hi' }) }, says: /stream of events/u },
  content_type: {
    chat: { create: text('x', 200, { 'content-type': 'text/plain' }) },
    says: /text\/plain, not text\/event-stream/u,
  },
  not_json: {
    chat: { list: text('{"data": [', 200, { 'content-type': 'application/json' }) },
    says: /is not/u,
  },
  wrong_shape: {
    chat: { list: json({ threads: [] }) },
    says: /data: must be of type array|data: is required/u,
  },
  answer_too_long: {
    chat: {
      create: async (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(rightEvents.map(frame).join(''));
        while (!response.destroyed) {
          response.write(': drip\n\n');
          await wait(50);
        }
      },
    },
    says: /does not end/u,
    asked: { timeoutMs: 1_000 },
  },
  not_kept: { chat: { items: json(list) }, says: /2 of 2 items/u },
  thread_left_behind: { chat: { remove: json({}, 500) }, says: /thr_1 could not be deleted/u },
  stream_compressed: {
    chat: {
      create: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
        response.end(gzipSync(rightEvents.map(frame).join('')));
      },
    },
    says: /\(gzip\)/u,
  },
  buffered: {
    chat: {
      create: async (response) => {
        await wait(1_700);
        response.writeHead(200, { 'content-type': 'text/event-stream', server: 'nginx' });
        response.end(rightEvents.map(frame).join(''));
      },
    },
    says: /at once after \d\.\d s/u,
  },
  not_streamed: {
    chat: {
      create: async (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write([created, asked, streamOptions].map(frame).join(''));
        await wait(1_700);
        response.end(frame(streamed.at(-1)));
      },
    },
    says: /as a whole/u,
  },
};
