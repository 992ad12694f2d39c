import { chatdock } from '@chatdock/server';
import { answer } from './answer.mjs';

/** One for the process: Next.js loads this file once for each bundle that it is part of. */
export const chat = (globalThis.chat ??= chatdock({
  auth: { secret: process.env.BETTER_AUTH_SECRET },
  database: process.env.DATABASE_URL ?? 'memory',
  respond: answer,
}));
