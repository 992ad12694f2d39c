import { chatdock } from '@chatdock/server';
import express, { type Request } from 'express';
import { ordersPage, signInPage } from './pages.ts';
import { endSession, startSession, userOf } from './sessions.ts';
import { checkPassword } from './users.ts';

/** A shop with its own users and pages. What the chat needs is marked with "chat:"; all else was there before. */
export function createApp() {
  const app = express();

  // chat: who is signed in is what the app says; no token, no second sign-in.
  const chat = chatdock({
    auth: {
      authenticate: (request: Request) => {
        const user = userOf(request);
        return user ? { subject: user.id } : null;
      },
    },
  });
  app.use('/api/chatkit', chat);

  app.use(express.static('public'), express.urlencoded());

  app.get('/', (request, response) => {
    const user = userOf(request);
    if (user) response.send(ordersPage(user));
    else response.redirect('/sign-in');
  });

  app.get('/sign-in', (_request, response) => void response.send(signInPage()));

  app.post('/sign-in', (request, response) => {
    const { email, password } = request.body;
    const user = checkPassword(String(email), String(password));
    if (!user) return response.status(401).send(signInPage('This is not an account of ours.'));
    startSession(response, user);
    return response.redirect('/');
  });

  app.post('/sign-out', (request, response) => {
    endSession(request, response);
    response.redirect('/sign-in');
  });

  return { app, chat };
}
