import { listen } from '@chatdock/testing';
import express from 'express';
import express4 from 'express4';
import { createServer, request as askUpstream, type RequestListener, type Server } from 'node:http';
import type { Host, RunningHost } from './host.ts';

export async function running(server: Server): Promise<RunningHost> {
  return {
    origin: await listen(server),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const serve = (listener: RequestListener) => running(createServer(listener));

/** Whatever an application has in front of its routes. */
function withParsers(app: express.Express, from: typeof express): express.Express {
  return app.use(from.json(), from.urlencoded({ extended: true }));
}

/** Frameworks on Node's own requests. */
export const nodeHosts: readonly Host[] = [
  { name: 'Express 5', start: (chat) => serve(express().use('/api/chatkit', chat)) },
  {
    name: 'Express 5, after body parsers',
    start: (chat) => serve(withParsers(express(), express).use('/api/chatkit', chat)),
  },
  { name: 'Express 4', start: (chat) => serve(express4().use('/api/chatkit', chat)) },
  {
    name: 'Express 4, after body parsers',
    start: (chat) => serve(withParsers(express4(), express4).use('/api/chatkit', chat)),
  },
  {
    name: 'a router in a router of Express 5',
    start: (chat) => serve(express().use('/api', express.Router().use('/chatkit', chat))),
  },
  { name: 'node:http', start: (chat) => serve(chat) },
  {
    name: 'Express 5 behind a proxy with another path',
    async start(chat) {
      const app = express().set('trust proxy', 'loopback').use('/chat', chat);
      const inner = await running(createServer(app));
      const outer = await running(createServer(proxyTo(inner.origin, { '/api/chatkit': '/chat' })));
      return {
        origin: outer.origin,
        async close() {
          await outer.close();
          await inner.close();
        },
      };
    },
  },
];

/** A reverse proxy as nginx is one: other path, other host, headers that say so. */
function proxyTo(origin: string, paths: Readonly<Record<string, string>>): RequestListener {
  return (request, response) => {
    const [[from, to] = ['', '']] = Object.entries(paths);
    const { method, headers, socket } = request;
    const forwarded = { 'x-forwarded-for': String(socket.remoteAddress), 'x-forwarded-proto': 'https' };
    const target = origin + String(request.url).replace(from, to);
    const upstream = askUpstream(target, { method, headers: { ...headers, host: 'inner', ...forwarded } });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  };
}
