import { checkEndpoint } from './endpoint/check-endpoint.ts';
import { checkMount, isChatdock, partOf } from './mount/check-mount.ts';
import { chatInPage, hasChat } from './page/chat-in-page.ts';
import { checkPage } from './page/check-page.ts';
import { checkSession } from './page/check-session.ts';
import { loadPage } from './page/load-page.ts';
import type { Visit } from './visit.ts';
import { ask, placeOf, type Reply } from './web/ask.ts';
import { NoAnswer } from './web/network-trouble.ts';
import { documentLimits, readText } from './web/read-body.ts';

/** Finds out what is at an address, and what is wrong with it. */
export async function checkUrl(visit: Visit, url: URL): Promise<void> {
  try {
    await check(visit, url);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    visit.report.add(error.code, placeOf('', url).trim(), { message: error.message });
  }
}

async function check(visit: Visit, url: URL): Promise<void> {
  visit.progress(`Looking at ${placeOf('GET', url)}…`);
  const { reply, at } = await follow(visit, url);
  const page = reply.status === 200 && reply.type === 'text/html' ? await readPage(visit, at, reply) : null;
  if (!page) reply.leave();
  if (page && hasChat(chatInPage(page))) return checkPage(visit, page);
  if (await isChatdock(visit, url)) return checkChatdock(visit, url);
  if (page && !(await takesPosts(visit, url)))
    return visit.report.add('page_without_chat', placeOf('GET', at));
  if (visit.session) await checkSession(visit, visit.session);
  return checkEndpoint(visit, url);
}

/** Pages may lead to one another; only within the host that was given. */
async function follow(visit: Visit, url: URL): Promise<{ reply: Reply; at: URL }> {
  let at = url;
  for (let count = 0; ; count += 1) {
    const reply = await ask(
      { method: 'GET', url: at, headers: { accept: 'text/html', ...visit.headers } },
      visit.timeoutMs,
    );
    const location = reply.status >= 300 && reply.status < 400 ? reply.headers.get('location') : null;
    const next = location !== null && URL.canParse(location, at.href) ? new URL(location, at) : null;
    if (next?.origin !== url.origin || count === 5) return { reply, at };
    reply.leave();
    at = next;
  }
}

async function readPage(visit: Visit, url: URL, head: Reply) {
  const { text: html } = await readText(head, documentLimits(visit.timeoutMs));
  return loadPage(visit, url, { html, head });
}

/** Whether something other than a page may answer a POST: then the page is only what a browser sees of an endpoint. */
async function takesPosts(visit: Visit, url: URL): Promise<boolean> {
  const body = { type: 'threads.list', params: {} };
  const reply = await ask({ method: 'POST', url, body, headers: visit.headers }, visit.timeoutMs);
  reply.leave();
  return reply.type === 'application/json' || reply.type === 'text/event-stream';
}

/** A user's token opens a session, and its secret the chat; so does no token, where visitors are let in. */
async function checkChatdock(visit: Visit, url: URL): Promise<void> {
  await checkMount(visit, url);
  if (visit.headers['authorization']?.startsWith('Bearer cs_')) return checkEndpoint(visit, url);
  const session = partOf(url, '/session');
  const secret = await checkSession(visit, visit.session ?? session);
  if (!secret?.startsWith('cs_')) return; // nobody, or OpenAI runs the conversation
  const headers = { ...visit.headers, authorization: `Bearer ${secret}` };
  await checkEndpoint({ ...visit, headers }, url);
  const { leave } = await ask({ method: 'DELETE', url: session, headers }, visit.timeoutMs);
  leave();
}
