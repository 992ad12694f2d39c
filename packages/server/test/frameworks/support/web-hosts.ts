import { createAdaptorServer } from '@hono/node-server';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Hono } from 'hono';
import { Server } from 'node:http';
import { Readable } from 'node:stream';
import type { Chatdock } from '../../../src/index.ts';
import { fastifyChat } from './fastify-chat.ts';
import type { Host, RunningHost } from './host.ts';
import { running } from './node-hosts.ts';

/** Frameworks on web-standard requests, and Fastify both ways. */
export const webHosts: readonly Host[] = [
  {
    name: 'Hono',
    start: (chat) => serveHono(new Hono().all('/api/chatkit/*', ({ req }) => chat.fetch(req.raw))),
  },
  {
    name: 'Hono, mounted',
    start: (chat) => serveHono(new Hono().mount('/api/chatkit', (request) => chat.fetch(request))),
  },
  {
    name: 'Fastify, by fetch',
    start: (chat) =>
      serveFastify(async (scope) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
        for (const path of ['/api/chatkit', '/api/chatkit/*']) {
          scope.all(path, async (request, reply) => reply.send(await byFetch(chat, request, reply)));
        }
      }),
  },
  { name: 'Fastify, by its raw request', start: (chat) => serveFastify(fastifyChat(chat)) },
];

async function serveHono(app: Hono): Promise<RunningHost> {
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!(server instanceof Server)) throw new TypeError('Hono’s adapter has made another kind of server.');
  return running(server);
}

async function serveFastify(plugin: (scope: FastifyInstance) => Promise<void>): Promise<RunningHost> {
  const app = fastify({ forceCloseConnections: true });
  await app.register(plugin);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, close: () => app.close() };
}

function byFetch(chat: Chatdock, request: FastifyRequest, reply: FastifyReply): Promise<Response> {
  const gone = new AbortController();
  reply.raw.on('close', () => gone.abort());
  const { method, url, body, ip } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const init = { method, headers, signal: gone.signal };
  const asked =
    body instanceof Readable
      ? new Request(`http://inner${url}`, Object.assign(init, { body: webStream(body), duplex: 'half' }))
      : new Request(`http://inner${url}`, init);
  return chat.fetch(asked, { address: ip });
}

/** The same class has two names, one of Node's and one of browsers'. */
function webStream(stream: Readable): ReadableStream<Uint8Array> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
