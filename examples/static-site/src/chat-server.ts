import { randomBytes } from 'node:crypto';
import { chatdock } from '@chatdock/server';
import express, { type Express } from 'express';
import { signIn } from './sign-in.ts';

/** The chat's server. It lets pages of one other origin in: those of the site. */
export function chatServer(site: string): Express {
  // Shared by who signs users' tokens and who checks them. With one that is made at each start, people sign in anew.
  const secret = process.env['CHATDOCK_JWT_SECRET'] ?? randomBytes(32).toString('base64url');
  const tokens = { secret, issuer: 'static-site', audience: 'chatdock' };

  const app = express();
  app.use('/api/chatkit', chatdock({ auth: tokens, cors: { origins: [site] } }));
  app.use('/sign-in', signIn({ ...tokens, site }));
  return app;
}
