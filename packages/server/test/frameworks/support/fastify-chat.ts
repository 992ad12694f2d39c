import type { Chatdock } from '@chatdock/server';
import type { FastifyInstance } from 'fastify';

/** The chat as a plugin: `app.register(fastifyChat(chat))`. It reads bodies itself, so nothing else may. */
export function fastifyChat(chat: Chatdock) {
  return async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const path of ['/api/chatkit', '/api/chatkit/*']) {
      scope.all(path, (request, reply) => {
        reply.hijack();
        chat(request.raw, reply.raw);
      });
    }
  };
}
