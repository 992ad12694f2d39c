import { chatdock, type Chatdock } from '@chatdock/server';

declare global {
  var chat: Chatdock | undefined;
}

/**
 * Answers everything below `/api/chatkit`. The chat is made with the first request, so that `next build` opens no database; and once,
 * though Next.js loads this file for each bundle that it is part of.
 */
export function handle(request: Request): Promise<Response> {
  globalThis.chat ??= chatdock({ auth: { anonymous: true } }); // visitors; the README says how to name your users
  return globalThis.chat.fetch(request);
}
