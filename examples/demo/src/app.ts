import { fileURLToPath } from 'node:url';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { postgresTasks, type Task, type TaskRepository } from '@chatdock/mcp-tasks';
import type { Database } from '@chatdock/mcp-tasks/database';
import { ownerKey, type Chatdock } from '@chatdock/server';
import { clientAddressHeader, type Auth } from './auth.ts';
import { page } from './page.ts';
import { securityHeaders } from './security-headers.ts';

/** What the app is made of. */
export interface Parts {
  auth: Auth;
  chat: Chatdock;
  database: Database;
}

/** The whole site: pages, sign-in, chat, and the table beside the chat. */
export function createApp({ auth, chat, database }: Parts): Express {
  const app = express().disable('x-powered-by').use(securityHeaders);
  const chatPage = page('chat');
  const signInPage = page('sign-in');
  const session = (request: Request) => auth.api.getSession({ headers: fromNodeHeaders(request.headers) });

  app.all('/api/auth/{*path}', passOnClientAddress, toNodeHandler(auth));

  app.use('/api/chatkit', chat);

  app.get('/api/tasks', async (request, response) => {
    const owner = await chat.authenticate(request);
    const tasks = await allTasks(postgresTasks(database).forOwner(ownerKey(owner)));
    response.set('Cache-Control', 'no-store').json({ tasks });
  });

  app.get('/', (_request, response) => response.redirect('/chat'));

  app.get('/sign-in', async (request, response) => {
    if (await session(request)) return response.redirect('/chat');
    return response.set('Cache-Control', 'no-store').send(signInPage());
  });

  app.get('/chat', async (request, response) => {
    const found = await session(request);
    if (!found) return response.redirect(`/sign-in?return_to=${encodeURIComponent(request.originalUrl)}`);
    const { id: userId, name, email } = found.user;
    response.set('Cache-Control', 'no-store');
    return response.send(chatPage({ userId, name, email, disclaimer: disclaimer(chat.model) }));
  });

  app.use(express.static(fileURLToPath(new URL('public', import.meta.url)), { index: false }));
  app.use((_request, response) => {
    response.status(404).type('text').send('There is no such page. Go to /chat.');
  });
  app.use(answerError);
  return app;
}

/** What the chat says below its message box. */
function disclaimer(model: string): string {
  return model === 'offline model'
    ? 'The offline model answers. It understands everyday sentences about tasks.'
    : `Answers come from ${model} and can be wrong.`;
}

/** The whole table, read in pages. */
async function allTasks(repository: TaskRepository): Promise<Task[]> {
  const limit = 1_000;
  const tasks = await repository.list({ limit });
  for (let more = tasks; more.length === limit;) {
    more = await repository.list({ limit, after: tasks.at(-1)?.id });
    tasks.push(...more);
  }
  return tasks;
}

/** Better Auth counts attempts per address, and takes it from a header: this one, which no client can set. */
const passOnClientAddress: RequestHandler = (request, _response, next) => {
  request.headers[clientAddressHeader] = request.socket.remoteAddress;
  next();
};

/** Errors with a status of their own speak for themselves; any other is a fault here, and only its kind is logged. */
// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const own = error.status >= 400 && error.status < 500;
  if (!own) process.stderr.write(`${request.method} ${request.path} failed: ${error.name}\n`);
  const code = own ? error.code : 'internal_error';
  const message = own ? error.message : 'The server could not do that just now. Try again in a moment.';
  response.status(own ? error.status : 500);
  return request.path.startsWith('/api/')
    ? response.json({ error: { code, message } })
    : response.type('text').send(message);
};
